// Written by scripts/gen-public-suffixes.mjs. Do not edit.
// The list is that of publicsuffix.org, which is under the Mozilla Public License 2.0
// (https://mozilla.org/MPL/2.0/). For its form here see public-suffix.ts.
export const PUBLIC_SUFFIXES = `
ac ( com drr edu feedback forms gov mil net org ) academy ( official ) ae ( ac co gov mil net org
sch ) aero ( accident-investigation accident-prevention aerobatic aeroclub aerodrome agents
air-surveillance air-traffic-control aircraft airline airport airtraffic ambulance association
author ballooning broker caa cargo catering certification championship charter civilaviation club
conference consultant consulting control council crew design dgca educator emergency engine
engineer entertainment equipment exchange express federation flight freight fuel gliding
government groundhandling group hanggliding homebuilt insurance journal journalist leasing
logistics magazine maintenance marketplace media microlight modelling navigation parachuting
paragliding passenger-association pilot press production recreation repbody res research
rotorcraft safety scientist services show skydiving software student taxi trader trading trainer
union workinggroup works ) af ( com edu gov net org ) ag ( co com net nom obj org ) ai ( com
framer kiloapps net off org uwu ) al ( com edu gov mil net org ) am ( co com commune net org radio
) ao ( co ed edu gov gv it og org pb ) app ( adaptable aiven base44 ~beget ( * ) botdash brave (
~s ( * ) ) claude clerk clerkstage cloudflare convex corespeed csb ( preview ) deta ~developer ( *
) e2b easypanel edgecompute encr ( frontend ) ~evervault ( relay ) expo ( on staging ( on ) )
flutterflow framer gadget github hackclub hasura ~hosted ( * ) leapcell loginline lovable luyani
magicpatterns medusajs messerli miren mocha netlify ngrok ngrok-free noop ~northflank ( * ) nyat
on-fleek ondigitalocean onhercules pplx ~railway ( up ) replit ( id ) ~run ( * ~mtls ( * ) )
shiptoday ~snowflake ( * ~privatelink ( * ) ) spawnbase sprites streamlit telebit typedream ~upsun
( * ) vercel wal wasmer web windsurf wnext zeabur ~zerops ( * ) ) apple ( int ( ~cloud ( * ~r ( *
~ap-north-1 ( * ) ~ap-south-1 ( * ) ~ap-south-2 ( * ) ~eu-central-1 ( * ) ~eu-north-1 ( * )
~us-central-1 ( * ) ~us-central-2 ( * ) ~us-east-1 ( * ) ~us-east-2 ( * ) ~us-west-1 ( * )
~us-west-2 ( * ) ~us-west-3 ( * ) ) ) ) ) ar ( bet com coop edu gob gov int mil musica mutual net
org seg senasa tur ) arpa ( e164 home in-addr ip6 iris uri urn ) as ( gov ) asia ( cloudns daemon
dix ) at ( 123webseite 12hp 2ix 4 4lima ac ( sth ) biz co ~funkfeuer ( wien ) ~futurecms ( * ~ex (
* ) ~in ( * ) ) futurehosting futuremailing gv info lima-city my myspreadshop or ~ortsinfo ( ~ex (
* ) ~kunden ( * ) ) priv ) au ( act asn com ( ~cloudlets ( mel ) myspreadshop ) conf edu ( act
catholic nsw nt qld sa tas vic wa ) gov ( qld sa tas vic wa ) ~hrsn ( vps ) id net nsw nt org oz
qld sa tas vic wa ) aw ( com ) aws ( ~on ( ~af-south-1 ( ~airflow ( * ) lambda-url transfer-webapp
) ~ap-east-1 ( ~airflow ( * ) lambda-url transfer-webapp ) ~ap-northeast-1 ( ~airflow ( * )
lambda-url transfer-webapp ) ~ap-northeast-2 ( ~airflow ( * ) lambda-url transfer-webapp )
~ap-northeast-3 ( ~airflow ( * ) lambda-url transfer-webapp ) ~ap-south-1 ( ~airflow ( * )
lambda-url transfer-webapp ) ~ap-south-2 ( ~airflow ( * ) transfer-webapp ) ~ap-southeast-1 (
~airflow ( * ) lambda-url transfer-webapp ) ~ap-southeast-2 ( ~airflow ( * ) lambda-url
transfer-webapp ) ~ap-southeast-3 ( ~airflow ( * ) lambda-url transfer-webapp ) ~ap-southeast-4 (
~airflow ( * ) transfer-webapp ) ~ap-southeast-5 ( ~airflow ( * ) transfer-webapp )
~ap-southeast-7 ( transfer-webapp ) ~ca-central-1 ( ~airflow ( * ) lambda-url transfer-webapp )
~ca-west-1 ( ~airflow ( * ) transfer-webapp ) ~eu-central-1 ( ~airflow ( * ) lambda-url
transfer-webapp ) ~eu-central-2 ( ~airflow ( * ) transfer-webapp ) ~eu-north-1 ( ~airflow ( * )
lambda-url transfer-webapp ) ~eu-south-1 ( ~airflow ( * ) lambda-url transfer-webapp ) ~eu-south-2
( ~airflow ( * ) transfer-webapp ) ~eu-west-1 ( ~airflow ( * ) lambda-url transfer-webapp )
~eu-west-2 ( ~airflow ( * ) lambda-url transfer-webapp ) ~eu-west-3 ( ~airflow ( * ) lambda-url
transfer-webapp ) ~il-central-1 ( ~airflow ( * ) transfer-webapp ) ~me-central-1 ( ~airflow ( * )
transfer-webapp ) ~me-south-1 ( ~airflow ( * ) lambda-url transfer-webapp ) ~mx-central-1 (
transfer-webapp ) ~sa-east-1 ( ~airflow ( * ) lambda-url transfer-webapp ) ~us-east-1 ( ~airflow (
* ) lambda-url transfer-webapp ) ~us-east-2 ( ~airflow ( * ) lambda-url transfer-webapp )
~us-gov-east-1 ( transfer-webapp transfer-webapp-fips ) ~us-gov-west-1 ( transfer-webapp
transfer-webapp-fips ) ~us-west-1 ( ~airflow ( * ) lambda-url transfer-webapp ) ~us-west-2 (
~airflow ( * ) lambda-url transfer-webapp ) ) ~repost ( ~private ( * ) ) ~sagemaker ( ~af-south-1
( notebook studio ) ~ap-east-1 ( notebook studio ) ~ap-northeast-1 ( labeling notebook studio )
~ap-northeast-2 ( labeling notebook studio ) ~ap-northeast-3 ( notebook studio ) ~ap-south-1 (
labeling notebook studio ) ~ap-south-2 ( notebook ) ~ap-southeast-1 ( labeling notebook studio )
~ap-southeast-2 ( labeling notebook studio ) ~ap-southeast-3 ( notebook studio ) ~ap-southeast-4 (
notebook ) ~ca-central-1 ( labeling notebook notebook-fips studio ) ~ca-west-1 ( notebook
notebook-fips ) ~eu-central-1 ( labeling notebook studio ) ~eu-central-2 ( notebook studio )
~eu-north-1 ( notebook studio ) ~eu-south-1 ( notebook studio ) ~eu-south-2 ( notebook studio )
~eu-west-1 ( labeling notebook studio ) ~eu-west-2 ( labeling notebook studio ) ~eu-west-3 (
notebook studio ) ~experiments ( * ) ~il-central-1 ( notebook studio ) ~me-central-1 ( notebook
studio ) ~me-south-1 ( notebook studio ) ~sa-east-1 ( notebook studio ) ~us-east-1 ( labeling
notebook notebook-fips studio ) ~us-east-2 ( labeling notebook notebook-fips studio )
~us-gov-east-1 ( notebook notebook-fips studio studio-fips ) ~us-gov-west-1 ( notebook
notebook-fips studio studio-fips ) ~us-west-1 ( notebook notebook-fips studio ) ~us-west-2 (
labeling notebook notebook-fips studio ) ) ) az ( biz co com edu gov info int mil name net org pp
pro ) ba ( ~brendly ( shop ) com edu gov mil net org rs ) basketball ( aus nz ) bb ( biz co com
edu gov info net org store tv ) bd ( ac ai co com edu gov id info it mil net org sch tv ) be (
123website ac cloudns ~interhostsolutions ( cloud ) ~kuleuven ( ezproxy ) my myspreadshop
~transurl ( * ) webhosting ) bf ( gov ) bg ( 0 1 2 3 4 5 6 7 8 9 a b barsy c d e f g h i j k l m n
o p q r s t u v w x y z ) bh ( com edu gov net org ) bi ( co com edu or org ) biz ( activetrail
cloud-ip cloudns dscloud dyndns for-better for-more for-some for-the jozi mmafan myftp no-ip orx
selfip webhop ) bj ( africa agro architectes assur avocats co com eco econo edu info loisirs money
net org ote restaurant resto tourism univ ) bm ( com edu gov net org ) bn ( co com edu gov net org
) bo ( academia agro arte blog bolivia ciencia com cooperativa democracia deporte ecologia
economia edu empresa gob indigena industria info int medicina mil movimiento musica natural net
nombre noticias org patria plurinacional politica profesional pueblo revista salud tecnologia
tksat transporte tv web wiki ) br ( 9guacu abc adm adv agr aju am anani aparecida api app arq art
ato b barueri belem bet bhz bib bio blog bmd boavista bsb campinagrande campinas caxias cim cng
cnt com ( simplesite ) contagem coop coz cri cuiaba curitiba def des det dev ecn eco edu emp enf
eng esp etc eti far feira flog floripa fm fnd fortal fot foz fst g12 geo ggf goiania gov ( ac al
am ap ba ce df es go ma mg ms mt pa pb pe pi pr rj rn ro rr rs sc se sp to ) gru ia imb ind inf
jab jampa jdf joinville jor jus leg ( ac al am ap ba ce df es go ma mg ms mt pa pb pe pi pr rj rn
ro rr rs sc se sp to ) leilao lel log londrina macapa maceio manaus maringa mat med mil morena mp
mus natal net niteroi ~nom ( * ) not ntr odo ong org osasco palmas poa ppg pro psc psi pvh qsl
radio rec recife rep ribeirao rio riobranco riopreto salvador sampa santamaria santoandre
saobernardo saogonca seg sjc slg slz social sorocaba srv taxi tc tche tec teo the tmp trd tur tv
udi vet vix vlog wiki xyz zlg ) bs ( com edu gov net org we ) bt ( com edu gov net org ) build (
shiptoday v0 windsurf ) builders ( cloudsite ) business ( co ) bw ( ac co gov net org ) by ( com
gov mediatech mil of ) bz ( co com edu gov gsj mydns net org za ) ca ( ab ~awdev ( * ) barsy bc
box co gc mb myspreadshop nb nf nl no-ip ns nt nu on onid pe qc sk yk ) camp ( ~emf ( at ) ) casa
( ~nabu ( ui ) ) case ( sav ) cc ( ccwu cleverapps cloud-ip cloudns csx ec eu fantasyleague
ftpaccess game-server gu myphotos scrapping ~spawn ( instances ) sryze twmail uk us ) cd ( cc gov
) ch ( 123website 12hp 2ix 4lima cloudns ~cloudscale ( cust ~lpg ( objects ) ~rma ( objects ) )
dnsking ~firenet ( * ~svc ( * ) ) ~flow ( ~ae ( alp1 ) appengine ) gotdns lima-city linkyard-cloud
myspreadshop ~objectstorage ( lpg rma ) square7 ) ci ( ac asso aéroport co com ed edu go gouv int
net or org us ) ~ck ( * !www ) cl ( cloudns co gob gov mil ) cloud ( antagonist ~axarnet ( es-1 )
~begetcdn ( * ) convex ( eu-west-1 us-east-1 ) diadem elementor emergent ~encoway ( eu ) hstgr
~jelastic ( vip ) jele ~jenv-aruba ( ~aruba ( ~eur ( it1 ) ) it1 ) jote jotelulu ~k2 ( elastic
~ru-msk ( lb s3 website ) ~ru-spb ( lb s3 website ) s3 website ) keliweb ( cs ) kuleuven laravel
linkyard ~magentosite ( * ) matlab observablehq ~on-rancher ( * ) ~onstackit ( runs ) oxa ( tn uk
) perspecta primetel ( uk ) ravendb ~reclaim ( ca uk us ) ~scw ( ~baremetal ( fr-par-1 fr-par-2
nl-ams-1 ) ~fr-par ( cockpit ddl dtwh fnc ( functions ) ifr k8s ( nodes ) kafk mgdb rdb s3
s3-website scbl whm ) ~instances ( priv pub ) k8s ~nl-ams ( cockpit ddl dtwh ifr k8s ( nodes )
kafk mgdb rdb s3 s3-website scbl whm ) ~pl-waw ( cockpit ddl dtwh ifr k8s ( nodes ) kafk mgdb rdb
s3 s3-website scbl ) scalebook smartlabeling ) servebolt ~statics ( * ) trafficplex ~trendhosting
( ch de ) unison-services urown vapor voorloper zap ) club ( barsy cloudns jele ) cm ( co com gov
net ) cn ( ac ah bj canva-apps ~canvasite ( my ) com ( ~amazonaws ( ~airflow ( ~cn-north-1 ( * )
~cn-northwest-1 ( * ) ) ~cn-north-1 ( ~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod
emrnotebooks-prod emrstudio-prod execute-api ~rds ( * ) s3 s3-accesspoint s3-deprecated
s3-object-lambda s3-website ) ~cn-northwest-1 ( ~dualstack ( s3 s3-accesspoint ) emrappui-prod
emrnotebooks-prod emrstudio-prod execute-api ~rds ( * ) s3 s3-accesspoint s3-object-lambda
s3-website ) ~compute ( * ) ~eb ( cn-north-1 cn-northwest-1 ) ~elb ( * ) ) ~amazonwebservices (
~on ( ~cn-north-1 ( ~airflow ( * ) transfer-webapp ) ~cn-northwest-1 ( ~airflow ( * )
transfer-webapp ) ) ) ~sagemaker ( ~cn-north-1 ( notebook studio ) ~cn-northwest-1 ( notebook
studio ) ) ) cq edu fj gd gov gs gx gz ha hb he hi hk hl hn jl js jx khsj ln mil mo myqnapcloud
net nm nx org qh ~quickconnect ( direct ) sc sd sh ( as ) sn sx tj tw xj xz yn zj 公司 網絡 网络 ) co (
carrd com crd edu firewalledreplit ( id ) gov hidns leadpages lpages mil mypi net nom org ~otap (
* ) ~rdpa ( ~clusters ( * ) ~srvrless ( * ) ) repl ( id ) supabase ( realtime storage ) umso ~xmit
( * ) ) codes ( ~owo ( * ) ) com ( ~0emm ( * ) 180r 1cooldns 1kapp 3utilities 4u a2hosted abrdns
adobeaemcloud ( ~dev ( * ) ) africa aivencloud aliases121 alibabacloudcs alpha-myqnapcloud
~amazonaws ( ~af-south-1 ( ~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs webview-assets )
~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod
execute-api s3 s3-accesspoint s3-object-lambda s3-website ) ~airflow ( ~af-south-1 ( * )
~ap-east-1 ( * ) ~ap-northeast-1 ( * ) ~ap-northeast-2 ( * ) ~ap-northeast-3 ( * ) ~ap-south-1 ( *
) ~ap-south-2 ( * ) ~ap-southeast-1 ( * ) ~ap-southeast-2 ( * ) ~ap-southeast-3 ( * )
~ap-southeast-4 ( * ) ~ap-southeast-5 ( * ) ~ap-southeast-7 ( * ) ~ca-central-1 ( * ) ~ca-west-1 (
* ) ~eu-central-1 ( * ) ~eu-central-2 ( * ) ~eu-north-1 ( * ) ~eu-south-1 ( * ) ~eu-south-2 ( * )
~eu-west-1 ( * ) ~eu-west-2 ( * ) ~eu-west-3 ( * ) ~il-central-1 ( * ) ~me-central-1 ( * )
~me-south-1 ( * ) ~sa-east-1 ( * ) ~us-east-1 ( * ) ~us-east-2 ( * ) ~us-west-1 ( * ) ~us-west-2 (
* ) ) ~ap-east-1 ( ~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs webview-assets ) ~dualstack ( s3
s3-accesspoint ) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint
s3-object-lambda s3-website ) ~ap-northeast-1 ( analytics-gateway ~aws-cloud9 ( webview-assets )
~cloud9 ( vfs webview-assets ) ~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod
emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website )
~ap-northeast-2 ( analytics-gateway ~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs webview-assets )
~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod
execute-api s3 s3-accesspoint s3-object-lambda s3-website ) ~ap-northeast-3 ( ~aws-cloud9 (
webview-assets ) ~cloud9 ( vfs webview-assets ) ~dualstack ( s3 s3-accesspoint s3-website )
emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda
s3-website ) ~ap-south-1 ( analytics-gateway ~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs
webview-assets ) ~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod emrnotebooks-prod
emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website ) ~ap-south-2 (
~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod
execute-api s3 s3-accesspoint s3-object-lambda s3-website ) ~ap-southeast-1 ( analytics-gateway
~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs webview-assets ) ~dualstack ( s3 s3-accesspoint
s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint
s3-object-lambda s3-website ) ~ap-southeast-2 ( analytics-gateway ~aws-cloud9 ( webview-assets )
~cloud9 ( vfs webview-assets ) ~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod
emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website )
~ap-southeast-3 ( ~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod emrnotebooks-prod
emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website ) ~ap-southeast-4 (
~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod
execute-api s3 s3-accesspoint s3-object-lambda s3-website ) ~ap-southeast-5 ( ~dualstack ( s3
s3-accesspoint s3-website ) execute-api s3 s3-accesspoint s3-deprecated s3-object-lambda
s3-website ) ~ca-central-1 ( ~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs webview-assets )
~dualstack ( s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-website ) emrappui-prod
emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-accesspoint-fips s3-fips
s3-object-lambda s3-website ) ~ca-west-1 ( ~dualstack ( s3 s3-accesspoint s3-accesspoint-fips
s3-fips s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint
s3-accesspoint-fips s3-fips s3-object-lambda s3-website ) ~compute ( * ) ~compute-1 ( * ) ~elb ( *
) ~eu-central-1 ( analytics-gateway ~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs webview-assets )
~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod
execute-api s3 s3-accesspoint s3-object-lambda s3-website ) ~eu-central-2 ( ~dualstack ( s3
s3-accesspoint s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3
s3-accesspoint s3-object-lambda s3-website ) ~eu-north-1 ( ~aws-cloud9 ( webview-assets ) ~cloud9
( vfs webview-assets ) ~dualstack ( s3 s3-accesspoint ) emrappui-prod emrnotebooks-prod
emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website ) ~eu-south-1 (
~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs webview-assets ) ~dualstack ( s3 s3-accesspoint
s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint
s3-object-lambda s3-website ) ~eu-south-2 ( ~dualstack ( s3 s3-accesspoint s3-website )
emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda
s3-website ) ~eu-west-1 ( analytics-gateway ~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs
webview-assets ) ~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod emrnotebooks-prod
emrstudio-prod execute-api s3 s3-accesspoint s3-deprecated s3-object-lambda s3-website )
~eu-west-2 ( ~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs webview-assets ) ~dualstack ( s3
s3-accesspoint ) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint
s3-object-lambda s3-website ) ~eu-west-3 ( ~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs
webview-assets ) ~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod emrnotebooks-prod
emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website ) ~il-central-1 (
~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs ) ~dualstack ( s3 s3-accesspoint s3-website )
emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda
s3-website ) ~me-central-1 ( ~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod
emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website )
~me-south-1 ( ~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs webview-assets ) ~dualstack ( s3
s3-accesspoint ) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint
s3-object-lambda s3-website ) ~rds ( ~af-south-1 ( * ) ~ap-east-1 ( * ) ~ap-east-2 ( * )
~ap-northeast-1 ( * ) ~ap-northeast-2 ( * ) ~ap-northeast-3 ( * ) ~ap-south-1 ( * ) ~ap-south-2 (
* ) ~ap-southeast-1 ( * ) ~ap-southeast-2 ( * ) ~ap-southeast-3 ( * ) ~ap-southeast-4 ( * )
~ap-southeast-5 ( * ) ~ap-southeast-6 ( * ) ~ap-southeast-7 ( * ) ~ca-central-1 ( * ) ~ca-west-1 (
* ) ~eu-central-1 ( * ) ~eu-central-2 ( * ) ~eu-west-1 ( * ) ~eu-west-2 ( * ) ~eu-west-3 ( * )
~il-central-1 ( * ) ~me-central-1 ( * ) ~me-south-1 ( * ) ~mx-central-1 ( * ) ~sa-east-1 ( * )
~us-east-1 ( * ) ~us-east-2 ( * ) ~us-gov-east-1 ( * ) ~us-gov-west-1 ( * ) ~us-northeast-1 ( * )
~us-west-1 ( * ) ~us-west-2 ( * ) ) s3 s3-1 s3-ap-east-1 s3-ap-northeast-1 s3-ap-northeast-2
s3-ap-northeast-3 s3-ap-south-1 s3-ap-southeast-1 s3-ap-southeast-2 s3-ca-central-1
s3-eu-central-1 s3-eu-north-1 s3-eu-west-1 s3-eu-west-2 s3-eu-west-3 s3-external-1
s3-fips-us-gov-east-1 s3-fips-us-gov-west-1 ~s3-global ( ~accesspoint ( mrap ) ) s3-me-south-1
s3-sa-east-1 s3-us-east-2 s3-us-gov-east-1 s3-us-gov-west-1 s3-us-west-1 s3-us-west-2
s3-website-ap-northeast-1 s3-website-ap-southeast-1 s3-website-ap-southeast-2 s3-website-eu-west-1
s3-website-sa-east-1 s3-website-us-east-1 s3-website-us-gov-west-1 s3-website-us-west-1
s3-website-us-west-2 ~sa-east-1 ( ~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs webview-assets )
~dualstack ( s3 s3-accesspoint s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod
execute-api s3 s3-accesspoint s3-object-lambda s3-website ) us-east-1 ( analytics-gateway
~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs webview-assets ) ~dualstack ( s3 s3-accesspoint
s3-accesspoint-fips s3-fips s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod
execute-api s3 s3-accesspoint s3-accesspoint-fips s3-deprecated s3-fips s3-object-lambda
s3-website ) ~us-east-2 ( analytics-gateway ~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs
webview-assets ) ~dualstack ( s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-website )
emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-accesspoint-fips
s3-deprecated s3-fips s3-object-lambda s3-website ) ~us-gov-east-1 ( ~dualstack ( s3
s3-accesspoint s3-accesspoint-fips s3-fips s3-website ) emrappui-prod emrnotebooks-prod
emrstudio-prod execute-api s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-object-lambda
s3-website ) ~us-gov-west-1 ( ~dualstack ( s3 s3-accesspoint s3-accesspoint-fips s3-fips
s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint
s3-accesspoint-fips s3-fips s3-object-lambda s3-website ) ~us-west-1 ( ~aws-cloud9 (
webview-assets ) ~cloud9 ( vfs webview-assets ) ~dualstack ( s3 s3-accesspoint s3-accesspoint-fips
s3-fips s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint
s3-accesspoint-fips s3-fips s3-object-lambda s3-website ) ~us-west-2 ( analytics-gateway
~aws-cloud9 ( webview-assets ) ~cloud9 ( vfs webview-assets ) ~dualstack ( s3 s3-accesspoint
s3-accesspoint-fips s3-fips s3-website ) emrappui-prod emrnotebooks-prod emrstudio-prod
execute-api s3 s3-accesspoint s3-accesspoint-fips s3-deprecated s3-fips s3-object-lambda
s3-website ) ) ~amazoncognito ( ~af-south-1 ( auth ) ~ap-east-1 ( auth ) ~ap-northeast-1 ( auth )
~ap-northeast-2 ( auth ) ~ap-northeast-3 ( auth ) ~ap-south-1 ( auth ) ~ap-south-2 ( auth )
~ap-southeast-1 ( auth ) ~ap-southeast-2 ( auth ) ~ap-southeast-3 ( auth ) ~ap-southeast-4 ( auth
) ~ap-southeast-5 ( auth ) ~ap-southeast-7 ( auth ) ~ca-central-1 ( auth ) ~ca-west-1 ( auth )
~eu-central-1 ( auth ) ~eu-central-2 ( auth ) ~eu-north-1 ( auth ) ~eu-south-1 ( auth )
~eu-south-2 ( auth ) ~eu-west-1 ( auth ) ~eu-west-2 ( auth ) ~eu-west-3 ( auth ) ~il-central-1 (
auth ) ~me-central-1 ( auth ) ~me-south-1 ( auth ) ~mx-central-1 ( auth ) ~sa-east-1 ( auth )
~us-east-1 ( auth auth-fips ) ~us-east-2 ( auth auth-fips ) ~us-gov-east-1 ( auth-fips )
~us-gov-west-1 ( auth-fips ) ~us-west-1 ( auth auth-fips ) ~us-west-2 ( auth auth-fips ) )
amplifyapp appchizi applinzi apps-1and1 appspacehosted appspaceusercontent appspot ( ~r ( * ) )
~atlassian-3p ( * ) ~atlassian-3p-us-gov-mod ( * ) ~atlassian-isolated-3p ( * ) atmeta
~auiusercontent ( * ) authgear-staging authgearapps ~awsapprunner ( * ) awsapps
awsglobalaccelerator balena-devices barsycenter barsyonline base44-sandbox blogdns blogspot
blogsyte boutir bplaced br builtwithdark bumbleshrimp cafjs canva-apps canva-hosted-embed
canvacode cdn77-storage cechire cf-ipfs ciscofreak ~clever-cloud ( ~services ( * ) )
cloudflare-ipfs cn co ~code ( ~builder ( * ) ~dev-builder ( * ) ~stg-builder ( * ) ) codespot
cprapid cpserver ~customer-oci ( * ~oci ( * ) ~ocp ( * ) ~ocs ( * ) ) damnserver ~datadetect (
demo instance ) dattolocal dattorelay dattoweb ddnsfree ddnsgeek ddnsguru ddnsking de deployagent
deus-canvas dev-myqnapcloud ~devinapps ( * ) ~digitaloceanspaces ( * ) discordsays discordsez
ditchyourip dnsabr dnsalias dnsdojo dnsiskinky doesntexist dojin dontexist doomdns dopaas drayddns
dreamhosters drive-platform dsmynas durumis dyn-o-saur dynalias dyndns-at-home dyndns-at-work
dyndns-blog dyndns-free dyndns-home dyndns-ip dyndns-mail dyndns-office dyndns-pics dyndns-remote
dyndns-server dyndns-web dyndns-wiki dyndns-work dynns dynuddns dynuhosting elasticbeanstalk (
af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1
ap-southeast-2 ap-southeast-3 ap-southeast-5 ap-southeast-7 ca-central-1 eu-central-1 eu-north-1
eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 sa-east-1
us-east-1 us-east-2 us-gov-east-1 us-gov-west-1 us-west-1 us-west-2 ) ~emergentagent ( preview )
encoreapi est-a-la-maison est-a-la-masion est-le-patron est-mon-blogueur eu eu1-plenit ~evennode (
eu-1 eu-2 eu-3 eu-4 us-1 us-2 us-3 us-4 ) familyds fastly-edge fastly-terrarium fastvps-server
~fbsbx ( apps ) firebaseapp firewall-gateway fldrv forgeblocks framercanvas freebox-os freeboxos
freemyip from-ak from-al from-ar from-ca from-ct from-dc from-de from-fl from-ga from-hi from-ia
from-id from-il from-in from-ks from-ky from-ma from-md from-mi from-mn from-mo from-ms from-mt
from-nc from-nd from-ne from-nh from-nj from-nm from-nv from-oh from-ok from-or from-pa from-pr
from-ri from-sc from-sd from-tn from-tx from-ut from-va from-vt from-wa from-wi from-wv from-wy
geekgalaxy gentapps gentlentapis getmyip giize githubusercontent gleeze googleapis googlecode
gotdns gotpantheon gr grayjayleagues hatenablog hatenadiary health-carereform hercules-app
hercules-dev herokuapp hk hobby-site homelinux homesecuritymac homesecuritypc homeunix
~hosted-by-previder ( paas ) hostedpi ~hosteur ( rag-cloud rag-cloud-ch ) hotelwithflight
iamallama ~ik-server ( jcloud jcloud-ver-jpc ) ip-ddns is-a-anarchist is-a-blogger is-a-bookkeeper
is-a-bulls-fan is-a-caterer is-a-chef is-a-conservative is-a-cpa is-a-cubicle-slave is-a-democrat
is-a-designer is-a-doctor is-a-financialadvisor is-a-geek is-a-green is-a-guru is-a-hard-worker
is-a-hunter is-a-landscaper is-a-lawyer is-a-liberal is-a-libertarian is-a-llama is-a-musician
is-a-nascarfan is-a-nurse is-a-painter is-a-personaltrainer is-a-photographer is-a-player
is-a-republican is-a-rockstar is-a-socialist is-a-student is-a-teacher is-a-techie is-a-therapist
is-an-accountant is-an-actor is-an-actress is-an-anarchist is-an-artist is-an-engineer
is-an-entertainer is-certified is-gone is-into-anime is-into-cars is-into-cartoons is-into-games
is-leet is-not-certified is-slick is-uberleet is-with-theband isa-geek isa-hockeynut
issmarterthanyou it jdevcloud ~jelastic ( demo ) jpn kasserver kozow la1-plenit ladesk likes-pie
likescandy ~linode ( members ~nodebalancer ( * ) ) ~linodeobjects ( * ) ~linodeusercontent ( ip )
live-website localtonet logoip loseyourip lovableproject lpusercontent ~lutrausercontent ( * )
magicpatternsapp ~massivegrid ( paas ) messwithdns ~metaaiusercontent ( * ) meteorapp ( eu ) mex
miniserver mochausercontent modelscape mwcloudnonprod myactivedirectory myasustor mycloudnas
mydatto mydbserver mydobiss myiphost mynascloud myqnapcloud mysecuritycamera myshopblocks
myshopify myspreadshop mytabit ~mythic-beasts ( caracal customer fentiger lynx ocelot oncilla onza
sphinx vs x yali ) mytuleap myvnc neat-url net-freaks nfshost ~nospamproxy ( cloud ( o365 ) )
~oaiusercontent ( * ) ~observableusercontent ( static ) on-aptible on-forge on-vapor onfabrica
onrender onthewifi ooguy operaunite ~oraclecloudapps ( * ) ~oraclegovcloudapps ( * ) orsites
outsystemscloud ownprovider pagespeedmobilizer ~paywhirl ( * ) pgfog pivohosting pixolino
playstation-cloud pleskns point2this polyspace postman-echo ~prgmr ( xen ) ~project-study ( dev )
pythonanywhere ( eu ) qa2 qbuser qualifioapp ~qualyhqpartner ( * ) ~qualyhqportal ( * ) quicksytes
~quipelements ( * ) rackmaze readthedocs-hosted remotewd ~render ( app ) reservd rhcloud rice-labs
routingthecloud ru sa sakuratan sakuraweb ~salesforce ( ~platform ( ~code-builder-stg ( ~test (
~001 ( * ) ) ) ) ) same-app same-preview saves-the-whales scrysec securitytactics selfip
sells-for-less sells-for-u servebbs servebeer servecounterstrike serveexchange serveftp servegame
servehalflife servehttp servehumour serveirc servemp3 servep2p servepics servequake servesarcasm
shopitsite siiites simple-url simplesite sinaapp smushcdn space-to-rent stackhero-network ~stdlib
( api ) strapiapp ( media ) streak-link streaklinks streakusercontent streamlitapp stufftoread
subsc-pay taveusercontent ~tb-hosting ( site ) teaches-yoga temp-dns theworkpc thingdustdata
townnews-staging try-snowplow trycloudflare tuleap-partners ~typeform ( pro ) uk unusualperson
upsunapp us us1-plenit vipsinaapp vivenushop ~vultrobjects ( * ) w-corp-staticblitz
w-credentialless-staticblitz w-staticblitz ~wafaicloud ( jed ryd ) wafflecell webadorsite
webspace-host ~wiardweb ( pages ) wiredbladehosting withgoogle withyoutube wixsite wixstudio
woltlab-demo workisboring wpdevcloud wpenginepowered ( js ) wphostedmail wpmucdn writesthisblog x0
xnbay ( u2 u2-local ) xtooldevice yolasite za ) community ( myforum nog ravendb ) company ( mybox
) cool ( de elementor ) cr ( ac co ed fi go or sa ) cu ( com edu gob inf nat net org ) cv ( com
edu id int net nome org publ ) cw ( com edu net org ) cx ( assessments ath calculators cloudns
funnels gov info paynow quizzes researched tests ) cy ( ac biz com ( ~scaleforce ( j ) ) ekloges
gov ltd mil net org press pro tm ) cz ( co ~contentproxy9 ( rsc ) e4 gov ~metacentrum ( ~cloud ( *
) custom ) ~muni ( ~cloud ( flt usr ) ) realm ) de ( 123webseite 12hp 2ix 4lima barsy bplaced
~bwcloud-os-instance ( * ) co com community-pro ~cosidns ( dyn ) ddnss ( dyn dyndns )
diskussionsbereich dnshome dnsupdater dyn-berlin dyn-ip24 dynamisches-dns dyndns1 firewall-gateway
~frusky ( * ) fuettertdasnetz git-repos goip günstigbestellen günstigliefern home-webserver ( dyn
) ~hs-heilbronn ( ~it ( pages pages-research ) ) in-berlin in-brb in-butter in-dsl in-vpn
internet-dns iservschule isteingeek istmein keymachine l-o-g-i-n lcube-server lebtimnetz
leitungsen lima-city logoip mein-iserv my my-gateway my-router myhome-server myspreadshop rub
ruhr-uni-bochum ( ~noc ( io ) ) schuldock schulplattform schulserver spdns ~speedpartner (
customer ) square7 svn-repos taifun-dns test-iserv traeumtgerade virtual-user virtualuser
webspaceconfig ~xenonconnect ( * ) ) design ( bss graphic ) dev ( barsy bearblog botdash brave (
~s ( * ) ) ~crm ( ~aa ( * ) ~ab ( * ) ~ac ( * ) ~ad ( * ) ~ae ( * ) ~af ( * ) ~ci ( * ) ~d ( * )
~pa ( * ) ~pb ( * ) ~pc ( * ) ~pd ( * ) ~pe ( * ) ~pf ( * ) ~w ( * ) ~wa ( * ) ~wb ( * ) ~wc ( * )
~wd ( * ) ~we ( * ) ~wf ( * ) ) deno deno-staging deta erp ( web ) ~evervault ( relay ) fly
~gateway ( * ) githubpreview grebedoc hrsn ~inbrowser ( * ) is-a is-a-fullstack is-a-good is-cool
is-not-a iserv ~lcl ( * ) ~lclstage ( * ) leapcell ~localcert ( ~user ( * ) ) localplayer
loginline lp ( api objects ) mediatech mocha-sandbox modx myaddr ngrok ngrok-free pages panel
payload platter-app r2 replit ( archer bones canary global hacker id janeway kim kira kirk odo
paris picard pike prerelease reed riker sisko spock staging sulu tarpit teams tucker wesley worf )
runcontainers ~stg ( * ) ~stgstage ( * ) ~storage ( t3 ) ~storageapi ( t3 ) vercel vivenushop
~webhare ( * ) workers xmit ) direct ( libp2p ) diy ( discourse imagine ) dk ( 123hjemmeside biz
co firm myspreadshop reg store ) dm ( co com edu gov net org ) do ( art com edu gob gov mil net
org sld web ) dz ( art asso com edu gov net org pol soc tm ) ec ( abg adm agron arqt art bar base
chef com cont cpa cue dent dgn disco doc edu eng esm fin fot gal gob gov gye ibr info k12 lat loj
med mil mktg mon net ntr odont official org pro prof psic psiq pub rio rrpp sal tech tul tur uio
vet xxx ) edu ( ~rit ( git-pages ) ) education ( co ) ee ( aip com edu fie gov lib med org pri
riik ) eg ( ac com edu eun gov info me mil name net org sci sport tv ) email ( intouch ~tawk ( p )
~tawkto ( p ) ) ~er ( * ) es ( 123miweb com edu gob myspreadshop nom org ) estate ( ~compute ( * )
) et ( biz com edu gov info name net org ) eu ( ~amazonwebservices ( ~on ( ~eusc-de-east-1 (
~cognito-idp ( auth ) ) ) ) barsy cloudns deuxfleurs directwp ~dogado ( jelastic ) ~nxa ( * ) prvw
spdns ~transurl ( * ) ) eus ( ~party ( user ) ) events ( co koobin ) farm ( storj ) fi (
123kotisivu aland ~cloudplatform ( fi ) ~datacenter ( demo paas ) dy häkkinen iki kapsi
myspreadshop ) financial ( co ) fj ( ac biz com edu gov id info mil name net org pro ) ~fk ( * )
fm ( com edu net org radio ~user ( * ) ) fr ( 123siteweb aeroport asso avocat avoues cci chambagri
chirurgiens-dentistes chirurgiens-dentistes-en-france com dedibox experts-comptables fbx-os fbxos
freebox-os freeboxos goupile gouv greta huissier-justice kdns medecin myspreadshop nom notaires
on-web pharmacien port prd tm veterinaire ynh ) fun ( ms vicp yicp zicp ) games ( pley sheezy )
gay ( pages ) gd ( edu gov ) gdn ( cnpy ) ge ( com edu gov net org pvt school ) gg ( botdash co
kaas net org panel ( daemon ) ~ply ( ~at ( * ) d6 ) stackit ) gh ( biz com edu gov mil net org )
gi ( com edu gov ltd mod org ) gl ( co com edu net org ) global ( appwrite ) gn ( ac com edu gov
net org ) goog ( cloud translate ~usercontent ( * ) ) gp ( asso com edu mobi net org ) gr ( barsy
com edu gov net org simplesite ) group ( discourse ) gt ( com edu gob ind mil net org ) gu ( com
edu gov guam info net org web ) gw ( nx ) gy ( co com edu gov net org ) health ( hra ) hk ( com
edu gov idv inc ltd net org 个人 個人 公司 政府 敎育 教育 箇人 組織 組织 網絡 網络 组織 组织 网絡 网络 ) hn ( com edu gob mil
net org ) host ( bolt cloudaccess easypanel emergent fastvps freesite gadget half iserv jele
mircloud myfast tempurl wp2 wpmudev ) hosting ( opencraft ) hr ( ~brendly ( shop ) com from iz
name ) ht ( adult art asso com coop edu firm gouv info med net org perso pol pro rel rt shop ) hu
( 2000 agrar bolt casino city co erotica erotika film forum games hotel info ingatlan jogasz
konyvelo lakas media news org priv reklam sex shop sport suli szex tm tozsde utazas video ) id (
ac ai biz co desa e go kop mil my net or ponpes sch web zone ᬩᬮᬶ ) ie ( gov myspreadshop ) il ( ac
co ( mytabit ravpage tabitorder ) gov idf k12 muni net org ) im ( ac co ( ltd plc ) com net org tt
tv ) in ( 5g 6g ac ai am bank barsy bihar biz business ca cloudns cn co com coop cs delhi dr edu
er fin firm gen gov gujarat ind indevs info int internet io me mil net nic org pg post pro res
supabase travel tv uk up us web ) info ( barrel-of-knowledge barrell-of-knowledge barsy cloudns
dnsupdate dvrcam dynamic-dns dyndns for-our forumz groks-the groks-this here-for-more ilovecollege
knowsitall mayfirst mittwald mittwaldserver no-ip nsupdate selfip typo3server v-info webhop ) int
( eu ) io ( 2038 apigee ~azurecontainer ( * ) b-data barsy basicserver beagleboard ~beebyte ( paas
) ~beebyteapp ( sekd1 ) ~bigv ( uk0 ) bitbucket bluebite boxfuse brave ( ~s ( * ) )
browsersafetymark ~bubble ( cdn ) bubbleapps cleverapps cloudbeesusercontent co com ~dappnode (
dyndns ) darklang dedyn definima drive-platform editorx edu edugit fh-muenster ~forgerock ( id )
gitbook github gitlab gov hasura-app hostyhosting hypernode hzc icp0 ( ~raw ( * ) ) icp1 ( ~raw (
* ) ) jele keenetic kiloapps ~lair ( apps ) loginline lolipop mil mo-siemens ~moonscale ( * )
musician myaddr myrdbx net ngrok ( ap au eu in jp sa us ) ~nodeart ( stage ) nom ~on-acorn ( * )
~on-k3s ( * ) ~on-rio ( * ) org pantheonsite protonet pstmn ( mock ) qcx ( ~sys ( * ) ) qoto qzz
~rb-hosting ( site ) readthedocs resindevice ~resinstaging ( devices ) sandcats ~scrypted ( client
) ~stolos ( * ) telebit ~thingdust ( ~dev ( cust reservd ) ~disrec ( cust reservd ) ~prod ( cust )
~testing ( cust reservd ) ) tickets utwente vaporcloud virtualserver webflow webflowtest webthings
wixstudio ) iq ( com edu gov mil net org ) ir ( ac arvanedge co gov id net org sch vistablog ايران
ایران ) it ( 123homepage 16-b 32-b 64-b abr abruzzo ag agrigento al alessandria alto-adige
altoadige an ancona andria-barletta-trani andria-trani-barletta andriabarlettatrani
andriatranibarletta ao aosta aosta-valley aostavalley aoste ap aq aquila ar arezzo ascoli-piceno
ascolipiceno asti at av avellino ba balsan balsan-sudtirol balsan-suedtirol balsan-südtirol bari
barletta-trani-andria barlettatraniandria bas basilicata belluno benevento bergamo bg bi biella bl
bn bo bologna bolzano bolzano-altoadige bozen bozen-sudtirol bozen-suedtirol bozen-südtirol br
brescia brindisi bs bt bulsan bulsan-sudtirol bulsan-suedtirol bulsan-südtirol bz ca cagliari cal
calabria caltanissetta cam campania campidano-medio campidanomedio campobasso carbonia-iglesias
carboniaiglesias carrara-massa carraramassa caserta catania catanzaro cb ce cesena-forli
cesena-forlì cesenaforli cesenaforlì ch chieti ci cl cn co como cosenza cr cremona crotone cs ct
cuneo cz dell-ogliastra dellogliastra edu emilia-romagna emiliaromagna emr en enna fc fe fermo
ferrara fg fi firenze florence fm foggia forli-cesena forlicesena forlì-cesena forlìcesena fr
friuli-v-giulia friuli-ve-giulia friuli-vegiulia friuli-venezia-giulia friuli-veneziagiulia
friuli-vgiulia friuliv-giulia friulive-giulia friulivegiulia friulivenezia-giulia
friuliveneziagiulia friulivgiulia frosinone fvg ge genoa genova go gorizia gov gr grosseto ibxos
iglesias-carbonia iglesiascarbonia iliadboxos im imperia is isernia kr la-spezia laquila laspezia
latina laz lazio lc le lecce lecco li lig liguria livorno lo lodi lom lombardia lombardy lt lu
lucania lucca macerata mantova mar marche massa-carrara massacarrara matera mb mc me
medio-campidano mediocampidano messina mi milan milano mn mo modena mol molise monza monza-brianza
monza-e-della-brianza monzabrianza monzaebrianza monzaedellabrianza ms mt myspreadshop na naples
napoli ~neen ( jc ) no novara nu nuoro og ogliastra olbia-tempio olbiatempio or oristano ot pa
padova padua palermo parma pavia pc pd pe perugia pesaro-urbino pesarourbino pescara pg pi
piacenza piedmont piemonte pisa pistoia pmn pn po pordenone potenza pr prato pt pu pug puglia pv
pz ra ragusa ravenna rc re reggio-calabria reggio-emilia reggiocalabria reggioemilia rg ri rieti
rimini rm rn ro roma rome rovigo sa salerno sar sardegna sardinia sassari savona si sic sicilia
sicily siena siracusa so sondrio sp sr ss suedtirol sv syncloud südtirol ta taa taranto te
tempio-olbia tempioolbia teramo terni tn to torino tos toscana tp tr trani-andria-barletta
trani-barletta-andria traniandriabarletta tranibarlettaandria trapani trentin-sud-tirol
trentin-sudtirol trentin-sued-tirol trentin-suedtirol trentin-süd-tirol trentin-südtirol trentino
trentino-a-adige trentino-aadige trentino-alto-adige trentino-altoadige trentino-s-tirol
trentino-stirol trentino-sud-tirol trentino-sudtirol trentino-sued-tirol trentino-suedtirol
trentino-süd-tirol trentino-südtirol trentinoa-adige trentinoaadige trentinoalto-adige
trentinoaltoadige trentinos-tirol trentinostirol trentinosud-tirol trentinosudtirol
trentinosued-tirol trentinosuedtirol trentinosüd-tirol trentinosüdtirol trentinsud-tirol
trentinsudtirol trentinsued-tirol trentinsuedtirol trentinsüd-tirol trentinsüdtirol trento treviso
trieste ts turin tuscany tv ud udine umb umbria urbino-pesaro urbinopesaro va val-d-aosta
val-daosta vald-aosta valdaosta valle-aosta valle-d-aosta valle-daosta valleaosta valled-aosta
valledaosta vallee-aoste vallee-d-aoste valleeaoste valleedaoste vallée-aoste vallée-d-aoste
valléeaoste valléedaoste vao varese vb vc vda ve ven veneto venezia venice verbania vercelli
verona vi vibo-valentia vibovalentia vicenza viterbo vr vs vt vv ) je ( co net of org ) ~jm ( * )
jo ( agri ai com edu eng fm gov mil net org per phd sch tv ) jp ( 0am 0g0 0j0 0t0 2-d ac ad aichi
( aisai ama anjo asuke chiryu chita fuso gamagori handa hazu hekinan higashiura ichinomiya inazawa
inuyama isshiki iwakura kanie kariya kasugai kira kiyosu komaki konan kota mihama miyoshi nishio
nisshin obu oguchi oharu okazaki owariasahi seto shikatsu shinshiro shitara tahara takahama
tobishima toei togo tokai tokoname toyoake toyohashi toyokawa toyone toyota tsushima yatomi )
akita ( akita daisen fujisato gojome hachirogata happou higashinaruse honjo honjyo ikawa kamikoani
kamioka katagami kazuno kitaakita kosaka kyowa misato mitane moriyoshi nikaho noshiro odate oga
ogata semboku yokote yurihonjo ) angry aomori ( aomori gonohe hachinohe hashikami hiranai hirosaki
itayanagi kuroishi misawa mutsu nakadomari noheji oirase owani rokunohe sannohe shichinohe shingo
takko towada tsugaru tsuruta ) babyblue babymilk backdrop bambina bitter blush bona boo boy
boyfriend but buyshop candypop capoo catfood cheap chiba ( abiko asahi chonan chosei choshi chuo
funabashi futtsu hanamigawa ichihara ichikawa ichinomiya inzai isumi kamagaya kamogawa kashiwa
katori katsuura kimitsu kisarazu kozaki kujukuri kyonan matsudo midori mihama minamiboso mobara
mutsuzawa nagara nagareyama narashino narita noda oamishirasato omigawa onjuku otaki sakae sakura
shimofusa shirako shiroi shisui sodegaura sosa tako tateyama togane tohnosho tomisato urayasu
yachimata yachiyo yokaichiba yokoshibahikari yotsukaido ) chicappa chillout chips chowder chu ciao
co cocotte coolblog cranky crap cutegirl daa daynight deca deci digick ed eek egoism ehime ( ainan
honai ikata imabari iyo kamijima kihoku kumakogen masaki matsuno matsuyama namikata niihama ozu
saijo seiyo shikokuchuo tobe toon uchiko uwajima yawatahama ) fakefur fashionstore fem flier flop
floppy fool frenchkiss fukui ( echizen eiheiji fukui ikeda katsuyama mihama minamiechizen obama
ohi ono sabae sakai takahama tsuruga wakasa ) fukuoka ( ashiya buzen chikugo chikuho chikujo
chikushino chikuzen chuo dazaifu fukuchi hakata higashi hirokawa hisayama iizuka inatsuki kaho
kasuga kasuya kawara keisen koga kurate kurogi kurume minami miyako miyama miyawaka mizumaki
munakata nakagawa nakama nishi nogata ogori okagaki okawa oki omuta onga onojo oto saigawa
sasaguri shingu shinyoshitomi shonai soeda sue tachiarai tagawa takata toho toyotsu tsuiki ukiha
umi usui yamada yame yanagawa yukuhashi ) fukushima ( aizubange aizumisato aizuwakamatsu asakawa
bandai date fukushima furudono futaba hanawa higashi hirata hirono iitate inawashiro ishikawa
iwaki izumizaki kagamiishi kaneyama kawamata kitakata kitashiobara koori koriyama kunimi miharu
mishima namie nango nishiaizu nishigo okuma omotego ono otama samegawa shimogo shirakawa showa
soma sukagawa taishin tamakawa tanagura tenei yabuki yamato yamatsuri yanaizu yugawa ) gifu (
anpachi ena gifu ginan godo gujo hashima hichiso hida higashishirakawa ibigawa ikeda kakamigahara
kani kasahara kasamatsu kawaue kitagata mino minokamo mitake mizunami motosu nakatsugawa ogaki
sakahogi seki sekigahara shirakawa tajimi takayama tarui toki tomika wanouchi yamagata yaotsu yoro
) girlfriend girly gloomy go gonna gr greater gunma ( annaka chiyoda fujioka higashiagatsuma
isesaki itakura kanna kanra katashina kawaba kiryu kusatsu maebashi meiwa midori minakami
naganohara nakanojo nanmoku numata oizumi ora ota shibukawa shimonita shinto showa takasaki
takayama tamamura tatebayashi tomioka tsukiyono tsumagoi ueno yoshioka ) hacca halfmoon
handcrafted hateblo hatenablog hatenadiary heavy her hiho hippy hiroshima ( asaminami daiwa
etajima fuchu fukuyama hatsukaichi higashihiroshima hongo jinsekikogen kaita kui kumano kure
mihara miyoshi naka onomichi osakikamijima otake saka sera seranishi shinichi shobara takehara )
hokkaido ( abashiri abira aibetsu akabira akkeshi asahikawa ashibetsu ashoro assabu atsuma bibai
biei bifuka bihoro biratori chippubetsu chitose date ebetsu embetsu eniwa erimo esan esashi
fukagawa fukushima furano furubira haboro hakodate hamatonbetsu hidaka higashikagura higashikawa
hiroo hokuryu hokuto honbetsu horokanai horonobe ikeda imakane ishikari iwamizawa iwanai
kamifurano kamikawa kamishihoro kamisunagawa kamoenai kayabe kembuchi kikonai kimobetsu
kitahiroshima kitami kiyosato koshimizu kunneppu kuriyama kuromatsunai kushiro kutchan kyowa
mashike matsumae mikasa minamifurano mombetsu moseushi mukawa muroran naie nakagawa nakasatsunai
nakatombetsu nanae nanporo nayoro nemuro niikappu niki nishiokoppe noboribetsu numata obihiro
obira oketo okoppe otaru otobe otofuke otoineppu oumu ozora pippu rankoshi rebun rikubetsu rishiri
rishirifuji saroma sarufutsu shakotan shari shibecha shibetsu shikabe shikaoi shimamaki shimizu
shimokawa shinshinotsu shintoku shiranuka shiraoi shiriuchi sobetsu sunagawa taiki takasu takikawa
takinoue teshikaga tobetsu tohma tomakomai tomari toya toyako toyotomi toyoura tsubetsu tsukigata
urakawa urausu uryu utashinai wakkanai wassamu yakumo yoichi ) holy hungry hyogo ( aioi akashi ako
amagasaki aogaki asago ashiya awaji fukusaki goshiki harima himeji ichikawa inagawa itami kakogawa
kamigori kamikawa kasai kasuga kawanishi miki minamiawaji nishinomiya nishiwaki ono sanda sannan
sasayama sayo shingu shinonsen shiso sumoto taishi taka takarazuka takasago takino tamba tatsuno
toyooka yabu yashiro yoka yokawa ) ibaraki ( ami asahi bando chikusei daigo fujishiro hitachi
hitachinaka hitachiomiya hitachiota ibaraki ina inashiki itako iwama joso kamisu kasama kashima
kasumigaura koga miho mito moriya naka namegata oarai ogawa omitama ryugasaki sakai sakuragawa
shimodate shimotsuma shirosato sowa suifu takahagi tamatsukuri tokai tomobe tone toride tsuchiura
tsukuba uchihara ushiku yachiyo yamagata yawara yuki ) icurus ishikawa ( anamizu hakui hakusan
kaga kahoku kanazawa kawakita komatsu nakanoto nanao nomi nonoichi noto shika suzu tsubata tsurugi
uchinada wajima ) itigo iwate ( fudai fujisawa hanamaki hiraizumi hirono ichinohe ichinoseki
iwaizumi iwate joboji kamaishi kanegasaki karumai kawai kitakami kuji kunohe kuzumaki miyako
mizusawa morioka ninohe noda ofunato oshu otsuchi rikuzentakata shiwa shizukuishi sumita tanohata
tono yahaba yamada ) jeez jellybean kagawa ( ayagawa higashikagawa kanonji kotohira manno marugame
mitoyo naoshima sanuki tadotsu takamatsu tonosho uchinomi utazu zentsuji ) kagoshima ( akune amami
hioki isa isen izumi kagoshima kanoya kawanabe kinko kouyama makurazaki matsumoto minamitane
nakatane nishinoomote satsumasendai soo tarumizu yusui ) kanagawa ( aikawa atsugi ayase chigasaki
ebina fujisawa hadano hakone hiratsuka isehara kaisei kamakura kiyokawa matsuda minamiashigara
miura nakai ninomiya odawara oi oiso sagamihara samukawa tsukui yamakita yamato yokosuka yugawara
zama zushi ) kawaiishop ~kawasaki ( * !city ) kikirara kill kilo ~kitakyushu ( * !city ) ~kobe ( *
!city ) kochi ( aki geisei hidaka higashitsuno ino kagami kami kitagawa kochi mihara motoyama
muroto nahari nakamura nankoku nishitosa niyodogawa ochi okawa otoyo otsuki sakawa sukumo susaki
tosa tosashimizu toyo tsuno umaji yasuda yusuhara ) kumamoto ( amakusa arao aso choyo gyokuto
kamiamakusa kikuchi kumamoto mashiki mifune minamata minamioguni nagasu nishihara oguni ozu sumoto
takamori uki uto yamaga yamato yatsushiro ) kuron kyoto ( ayabe fukuchiyama higashiyama ide ine
joyo kameoka kamo kita kizu kumiyama kyotamba kyotanabe kyotango maizuru minami minamiyamashiro
miyazu muko nagaokakyo nakagyo nantan oyamazaki sakyo seika tanabe uji ujitawara wazuka yamashina
yawata ) lg littlestar lolipopmc lolitapunk lomo lovepop lovesick main matrix mie ( asahi inabe
ise kameyama kawagoe kiho kisosaki kiwa komono kumano kuwana matsusaka meiwa mihama minamiise
misugi miyama nabari shima suzuka tado taiki taki tamaki toba tsu udono ureshino watarai yokkaichi
) mimoza miyagi ( furukawa higashimatsushima ishinomaki iwanuma kakuda kami kawasaki marumori
matsushima minamisanriku misato murata natori ogawara ohira onagawa osaki rifu semine shibata
shichikashuku shikama shiogama shiroishi tagajo taiwa tome tomiya wakuya watari yamamoto zao )
miyazaki ( aya ebino gokase hyuga kadogawa kawaminami kijo kitagawa kitakata kitaura kobayashi
kunitomi kushima mimata miyakonojo miyazaki morotsuka nichinan nishimera nobeoka saito shiiba
shintomi takaharu takanabe takazaki tsuno ) mods mond mongolian moo mydns nagano ( achi agematsu
anan aoki asahi azumino chikuhoku chikuma chino fujimi hakuba hara hiraya iida iijima iiyama
iizuna ikeda ikusaka ina karuizawa kawakami kiso kisofukushima kitaaiki komagane komoro matsukawa
matsumoto miasa minamiaiki minamimaki minamiminowa minowa miyada miyota mochizuki nagano nagawa
nagiso nakagawa nakano nozawaonsen obuse ogawa okaya omachi omi ookuwa ooshika otaki otari sakae
sakaki saku sakuho shimosuwa shinanomachi shiojiri suwa suzaka takagi takamori takayama tateshina
tatsuno togakushi togura tomi ueda wada yamagata yamanouchi yasaka yasuoka ) nagasaki ( chijiwa
futsu goto hasami hirado iki isahaya kawatana kuchinotsu matsuura nagasaki obama omura oseto
saikai sasebo seihi shimabara shinkamigoto togitsu tsushima unzen ) ~nagoya ( * !city ) namaste
nara ( ando gose heguri higashiyoshino ikaruga ikoma kamikitayama kanmaki kashiba kashihara
katsuragi kawai kawakami kawanishi koryo kurotaki mitsue miyake nara nosegawa oji ouda oyodo
sakurai sango shimoichi shimokitayama shinjo soni takatori tawaramoto tenkawa tenri uda
yamatokoriyama yamatotakada yamazoe yoshino ) ne ( ~aseinet ( user ) gehirn ivory mail-box mints
mokuren opal sakura sumomo topaz ) netgamers niigata ( aga agano gosen itoigawa izumozaki joetsu
kamo kariwa kashiwazaki minamiuonuma mitsuke muika murakami myoko nagaoka niigata ojiya omi sado
sanjo seiro seirou sekikawa shibata tagami tainai tochio tokamachi tsubame tsunan uonuma yahiko
yoita yuzawa ) nikita nobushi noor nyanta o0o0 oita ( beppu bungoono bungotakada hasama hiji
himeshima hita kamitsue kokonoe kuju kunisaki kusu oita saiki taketa tsukumi usa usuki yufu )
okayama ( akaiwa asakuchi bizen hayashima ibara kagamino kasaoka kibichuo kumenan kurashiki maniwa
misaki nagi niimi nishiawakura okayama satosho setouchi shinjo shoo soja takahashi tamano tsuyama
wake yakage ) okinawa ( aguni ginowan ginoza gushikami haebaru higashi hirara iheya ishigaki
ishikawa itoman izena kadena kin kitadaito kitanakagusuku kumejima kunigami minamidaito motobu
nago naha nakagusuku nakijin nanjo nishihara ogimi okinawa onna shimoji taketomi tarama tokashiki
tomigusuku tonaki urasoe uruma yaese yomitan yonabaru yonaguni zamami ) oops or osaka ( abeno
chihayaakasaka chuo daito fujiidera habikino hannan higashiosaka higashisumiyoshi higashiyodogawa
hirakata ibaraki ikeda izumi izumiotsu izumisano kadoma kaizuka kanan kashiwara katano
kawachinagano kishiwada kita kumatori matsubara minato minoh misaki moriguchi neyagawa nishi nose
osakasayama sakai sayama sennan settsu shijonawate shimamoto suita tadaoka taishi tajiri takaishi
takatsuki tondabayashi toyonaka toyono yao ) parallel parasite pecori peewee penne pepper perma
pgw pigboat pinoko punyu pupu pussycat pya raindrop rdy readymade rgr rulez sadist saga ( ariake
arita fukudomi genkai hamatama hizen imari kamimine kanzaki karatsu kashima kitagata kitahata
kiyama kouhoku kyuragi nishiarita ogi omachi ouchi saga shiroishi taku tara tosu yoshinogari )
saitama ( arakawa asaka chichibu fujimi fujimino fukaya hanno hanyu hasuda hatogaya hatoyama
hidaka higashichichibu higashimatsuyama honjo ina iruma iwatsuki kamiizumi kamikawa kamisato
kasukabe kawagoe kawaguchi kawajima kazo kitamoto koshigaya kounosu kuki kumagaya matsubushi
minano misato miyashiro miyoshi moroyama nagatoro namegawa niiza ogano ogawa ogose okegawa omiya
otaki ranzan ryokami saitama sakado satte sayama shiki shiraoka soka sugito toda tokigawa
tokorozawa tsurugashima urawa warabi yashio yokoze yono yorii yoshida yoshikawa yoshimi )
~sakurastorage ( ~isk01 ( s3 ) ~isk02 ( s3 ) ) saloon ~sapporo ( * !city ) sblo schoolbus secret
~sendai ( * !city ) shiga ( aisho gamo higashiomi hikone koka konan kosei koto kusatsu maibara
moriyama nagahama nishiazai notogawa omihachiman otsu ritto ryuoh takashima takatsuki torahime
toyosato yasu ) shimane ( akagi ama gotsu hamada higashiizumo hikawa hikimi izumo kakinoki masuda
matsue misato nishinoshima ohda okinoshima okuizumo shimane tamayu tsuwano unnan yakumo yasugi
yatsuka ) shizuoka ( arai atami fuji fujieda fujikawa fujinomiya fukuroi gotemba haibara hamamatsu
higashiizu ito iwata izu izunokuni kakegawa kannami kawanehon kawazu kikugawa kosai makinohara
matsuzaki minamiizu mishima morimachi nishiizu numazu omaezaki shimada shimizu shimoda shizuoka
susono yaizu yoshida ) skr staba stripper sub sunnyday supersale tank theshop thick tochigi (
ashikaga bato haga ichikai iwafune kaminokawa kanuma karasuyama kuroiso mashiko mibu moka motegi
nasu nasushiobara nikko nishikata nogi ohira ohtawara oyama sakura sano shimotsuke shioya
takanezawa tochigi tsuga ujiie utsunomiya yaita ) tokushima ( aizumi anan ichiba itano kainan
komatsushima matsushige mima minami miyoshi mugi nakagawa naruto sanagochi shishikui tokushima
wajiki ) tokyo ( adachi akiruno akishima aogashima arakawa bunkyo chiyoda chofu chuo edogawa fuchu
fussa hachijo hachioji hamura higashikurume higashimurayama higashiyamato hino hinode hinohara
inagi itabashi katsushika kita kiyose kodaira koganei kokubunji komae koto kouzushima kunitachi
machida meguro minato mitaka mizuho musashimurayama musashino nakano nerima ogasawara okutama ome
oshima ota setagaya shibuya shinagawa shinjuku suginami sumida tachikawa taito tama toshima )
tonkotsu tottori ( chizu hino kawahara koge kotoura misasa nanbu nichinan sakaiminato tottori
wakasa yazu yonago ) toyama ( asahi fuchu fukumitsu funahashi himi imizu inami johana kamiichi
kurobe nakaniikawa namerikawa nanto nyuzen oyabe taira takaoka tateyama toga tonami toyama unazuki
uozu yamada ) uh-oh under undo upper usercontent velvet verse versus vivian wakayama ( arida
aridagawa gobo hashimoto hidaka hirogawa inami iwade kainan kamitonda katsuragi kimino kinokawa
kitayama koya koza kozagawa kudoyama kushimoto mihama misato nachikatsuura shingu shirahama taiji
tanabe wakayama yuasa yura ) watson ~webaccel ( rs user ) weblike websozai whitesnow wjg xii
yamagata ( asahi funagata higashine iide kahoku kaminoyama kaneyama kawanishi mamurogawa mikawa
murayama nagai nakayama nanyo nishikawa obanazawa oe oguni ohkura oishida sagae sakata sakegawa
shinjo shirataka shonai takahata tendo tozawa tsuruoka yamagata yamanobe yonezawa yuza ) yamaguchi
( abu hagi hikari hofu iwakuni kudamatsu mitou nagato oshima shimonoseki shunan tabuse tokuyama
toyota ube yuu ) yamanashi ( chuo doshi fuefuki fujikawa fujikawaguchiko fujiyoshida hayakawa
hokuto ichikawamisato kai kofu koshu kosuge minami-alps minobu nakamichi nanbu narusawa nirasaki
nishikatsura oshino otsuki showa tabayama tsuru uenohara yamanakako yamanashi ) ~yokohama ( *
!city ) zombie 三重 京都 佐賀 兵庫 北海道 千葉 和歌山 埼玉 大分 大阪 奈良 宮城 宮崎 富山 山口 山形 山梨 岐阜 岡山 岩手 島根 広島 徳島 愛媛 愛知 新潟 東京
栃木 沖縄 滋賀 熊本 石川 神奈川 福井 福岡 福島 秋田 群馬 茨城 長崎 長野 青森 静岡 香川 高知 鳥取 鹿児島 ) ke ( ac co go info me mobi ne or
sc ) kg ( ae com edu gov mil net org us xx ) kh ( com edu gov net org ) ki ( biz com edu gov info
net org ) km ( ass asso com coop edu gouv gov medecin mil nom notaires org pharmaciens prd presse
tm veterinaire ) kn ( edu gov net org ) kp ( com edu gov org rep tra ) kr ( ac ai busan c01
chungbuk chungnam co daegu daejeon eliv-api eliv-cdn eliv-dns es gangwon go gwangju gyeongbuk
gyeonggi gyeongnam hs incheon io it jeju jeonbuk jeonnam kg me mil mmv ms ne or pe re sc seoul
ulsan vki ) krd ( co edu ) kw ( com edu emb gov ind net org ) ky ( com edu net org ) kz ( com edu
gov jcloud mil net org ) la ( bnr com edu gov info int net org per ) lb ( com edu gov net org ) lc
( co com edu gov net org oy ) link ( canva cyon ~dweb ( * ) ~inbrowser ( * ) joinmc keenetic
myfritz mypep ~nftstorage ( ipfs ) ~storacha ( ipfs ) ~w3s ( ipfs ) ) live ( aem ~ewp ( * ) hlx )
lk ( ac assn com edu gov grp hotel int ltd net ngo org sch soc web ) lol ( omg ) lr ( com edu gov
net org ) ls ( ac biz co edu gov info net org sc ) lt ( gov ) lu ( 123website ) lv ( asn com conf
edu gov id mil net org ) ly ( com edu gov id med net org plc sch ) ma ( ac co gov net org press )
mc ( asso tm ) md ( ir ) me ( ac barsy brasilia c66 co craft ddns diskstation dnsfor dscloud
edgestack edu filegear filegear-sg gov ~hooc ( seprox ) hopto i234 its loginto lohmus mcdir mybox
myds net nohost noip org priv soundcast synology tcp4 ~transip ( site ) vp4 webhop ) media (
framer ) menu ( barsy barsyonline ) mg ( co com edu gov mil nom org prd ) mk ( com edu gov inf
name net org ) ml ( ac art asso com edu gouv gov info inst net org pr presse ) ~mm ( * ) mn ( edu
gov nyc org ) mo ( com edu gov net org ) mobi ( barsy dscloud ) mp ( ju ) mr ( gov ) ms ( com edu
gov minisite net org ) mt ( com edu net org ) mu ( ac co com gov net or org ) mv ( aero biz com
coop edu gov info int mil museum name net org pro ) mw ( ac biz co com coop edu gov int net org )
mx ( com edu gob net org ) my ( biz com edu gov mil name net org ) mz ( ac adv co edu gov mil net
org ) na ( alt co com gov net org ) name ( ~her ( forgot ) ~his ( forgot ) ispmanager keenetic )
nc ( asso nom ) net ( adobeaemcloud adobeio-static adobeioruntime akadns akamai akamai-staging
akamaiedge akamaiedge-staging akamaihd akamaihd-staging akamaiorigin akamaiorigin-staging
akamaized akamaized-staging alwaysdata apps-1and1 appudo at-band-camp ~atlassian-dev ( ~prod ( cdn
) ) azure-api azure-mobile azureedge azurefd azurestaticapps ( 1 2 3 4 5 6 7 centralus eastasia
eastus2 westeurope westus2 ) azurewebsites barsy blackbaudcdn blogdns boomla botdash bounceme
bplaced broke-it buyshouses casacam cdn-edges ~cdn77 ( r ) cdn77-ssl channelsdvr ( u ) clickrising
cloudaccess cloudapp cloudflare ( cdn ) ~cloudflareanycast ( cdn ) ~cloudflarecn ( cdn )
~cloudflareglobal ( cdn ) cloudfront cloudfunctions cloudjiffy ( fra1-de west1-us ) cloudycluster
community-pro ~cryptonomic ( * ) ctfcloud dattolocal ddns ddns-ip de5 debian definima deno (
sandbox ) dns-cloud dns-dynamic dnsalias dnsdojo dnsup does-it dontexist dsmynas dynalias
dynathome dynu dynuddns dynv6 eating-organic edgekey edgekey-staging edgesuite edgesuite-staging
~elastx ( jls-sto1 jls-sto2 jls-sto3 ) endofinternet familyds ~fastly ( freetls map ~prod ( a
global ) ~ssl ( a b global ) ) fastlylb ( map ) feste-ip firewall-gateway from-az from-co from-la
from-ny gb gets-it ggff grafana-dev ham-radio-op heteml hicam homeftp homeip homelinux homeunix hu
~icp ( * ) in in-dsl in-the-band in-vpn iobb ipifony is-a-chef is-a-geek isa-geek jp keyword-on
kicks-ass kinghost knx-server krellian live-on localcert ~localto ( * ) luyani mafelo ~massivegrid
( ~paas ( fr-1 lon-1 lon-2 ny-1 ny-2 sg-1 ) ) meinforum memset moonscale myamaze mydatto mydissent
myeffect myfritz mymediapc ~mynetname ( sn ) mypsx myradweb mysecuritycamera myspreadshop
mysynology nhlfan no-ip now-dns office-on-the oninferno opik ~ovh ( ~hosting ( * ) ~webpaas ( * )
) ownip pgafan podzone privatizehealthinsurance rackmaze redirectme reserve-online routingthecloud
ru ~saveincloud ( jelastic nordeste-idc ) ~scaleforce ( j ) schokokeks scrapper-site se seidat
selfip sells-it senseering servebbs serveblog serveftp serveminecraft server-on shopselect
siteleaf spryt square7 squares ~srcf ( soc user ) static-access subsc-pay supabase sytes thruhere
torproject ( pages ) trafficmanager ts ( ~c ( * ) ) tunnelmole twmail uk uni5 ~usgovcloudapi (
~core ( blob file web ) servicebus ) usgovcloudapp usgovtrafficmanager vpndns vps-host ( ~jelastic
( atl njs ric ) ) vusercontent webhop ~windows ( ~core ( blob file web ) servicebus ) yandexcloud
( storage website ) za zabc ) network ( aem ~alces ( * ) appwrite arvo azimuth co tlon ) news (
noticeable ) nf ( arts com firm info net other per rec store web ) ng ( biz ( co dl go lg on ) col
com edu firm gen gov i ltd mil mobi name net ngo org plc sch ) ni ( ac biz co com edu gob in info
int mil net nom org web ) nl ( 123website cistron co demon gov hosting-cluster khplay myspreadshop
~transurl ( * ) ) no ( 123hjemmeside aa ( gs ) aarborte aejrie afjord agdenes ah ( gs ) ~akershus
( nes ) aknoluokta akrehamn al alaheadju alesund algard alstahaug alta alvdal amli amot andasuolo
andebu andoy andøy ardal aremark arendal arna aseral asker askim askoy askvoll askøy asnes
audnedaln aukra aure aurland aurskog-holand aurskog-høland austevoll austrheim averoy averøy
badaddja bahcavuotna bahccavuotna baidar bajddar balat balestrand ballangen balsfjord bamble bardu
barum batsfjord bearalvahki bearalváhki beardu beiarn berg bergen berlevag berlevåg bievat bievát
bindal birkenes bjerkreim bjugn bodo bodø bokn bomlo bremanger bronnoy bronnoysund brumunddal
bryne brønnøy brønnøysund bu ( gs ) budejju ~buskerud ( nes ) bygland bykle báhcavuotna
báhccavuotna báidár bájddar bálát bådåddjå båtsfjord bærum bømlo cahcesuolo co davvenjarga
davvenjárga davvesiida deatnu dep dielddanuorri divtasvuodna divttasvuotna donna dovre drammen
drangedal drobak drøbak dyroy dyrøy dønna egersund eid eidfjord eidsberg eidskog eidsvoll
eigersund elverum enebakk engerdal etne etnedal evenassi evenes evenášši evje-og-hornnes farsund
fauske fedje fet fetsund fhs finnoy finnøy fitjar fjaler fjell fla flakstad flatanger flekkefjord
flesberg flora floro florø flå fm ( gs ) folkebibl folldal forde forsand fosnes frana fredrikstad
frei frogn froland frosta froya fræna frøya fuoisku fuossko fusa fylkesbibl fyresdal førde
gaivuotna galsa gamvik gangaviika gaular gausdal giehtavuoatna gildeskal gildeskål giske gjemnes
gjerdrum gjerstad gjesdal gjovik gjøvik gloppen gol gran grane granvin gratangen grimstad grong
grue gulen guovdageaidnu gáivuotna gálsá gáŋgaviika ha habmer hadsel hagebostad halden halsa hamar
hamaroy hammarfeasta hammerfest hapmir haram hareid harstad hasvik hattfjelldal haugesund ~hedmark
( os valer våler ) hemne hemnes hemsedal herad hitra hjartdal hjelmeland hl ( gs ) hm ( gs ) hobol
hobøl hof hokksund hol hole holmestrand holtalen holtålen honefoss ~hordaland ( os ) hornindal
horten hoyanger hoylandet hurdal hurum hvaler hyllestad hábmer hámmárfeasta hápmir hå hægebostad
hønefoss høyanger høylandet ibestad idrett inderoy inderøy iveland ivgu jan-mayen ( gs ) jessheim
jevnaker jolster jondal jorpeland jølster jørpeland kafjord karasjohka karasjok karlsoy karmoy
karmøy kautokeino kirkenes klabu klepp klæbu kommune kongsberg kongsvinger kopervik kraanghke
kragero kragerø kristiansand kristiansund krodsherad krokstadelva kråanghke krødsherad kvafjord
kvalsund kvam kvanangen kvinesdal kvinnherad kviteseid kvitsoy kvitsøy kvæfjord kvænangen
kárášjohka kåfjord laakesvuemie lahppi langevag langevåg lardal larvik lavagis lavangen
leangaviika leaŋgaviika lebesby leikanger leirfjord leirvik leka leksvik lenvik lerdal lesja
levanger lier lierne lillehammer lillesand lindas lindesnes lindås loabat loabát lodingen lom
loppa lorenskog loten lund lunner luroy lurøy luster lyngdal lyngen láhppi lærdal lødingen
lørenskog løten malatvuopmi malselv malvik mandal marker marnardal masfjorden masoy matta-varjjat
meland meldal melhus meloy meløy meraker meråker midsund midtre-gauldal mil mjondalen mjøndalen
mo-i-rana moareke modalen modum molde ~more-og-romsdal ( heroy sande ) mosjoen mosjøen moskenes
moss moåreke mr ( gs ) muosat muosát museum myspreadshop málatvuopmi mátta-várjjat målselv måsøy
~møre-og-romsdal ( herøy sande ) naamesjevuemie namdalseid namsos namsskogan nannestad naroy
narviika narvik naustdal navuotna nedre-eiker nesna nesodden nesoddtangen nesseby nesset nissedal
nittedal nl ( gs ) nord-aurdal nord-fron nord-odal norddal nordkapp ~nordland ( bo bø heroy herøy
) nordre-land nordreisa nore-og-uvdal notodden notteroy nt ( gs ) návuotna nååmesjevuemie nærøy
nøtterøy odda of ( gs ) oksnes ol ( gs ) omasvuotna oppdal oppegard oppegård orkanger orkdal
orland orskog orsta osen oslo ( gs ) osoyro osteroy osterøy ~ostfold ( valer ) ostre-toten osøyro
overhalla ovre-eiker oyer oygarden oystre-slidre porsanger porsangu porsgrunn porsáŋgu priv rade
radoy radøy rahkkeravju raholt raisa rakkestad ralingen rana randaberg rauma rendalen rennebu
rennesoy rennesøy rindal ringebu ringerike ringsaker risor rissa risør rl ( gs ) roan rodoy rollag
romsa romskog roros rost royken royrvik ruovat rygge ráhkkerávju ráisa råde råholt rælingen rødøy
rømskog røros røst røyken røyrvik salangen salat saltdal samnanger sandefjord sandnes sandnessjoen
sandnessjøen sandoy sandøy sarpsborg sauda sauherad sel selbu selje seljord sf ( gs ) siellak
sigdal siljan sirdal skanit skanland skaun skedsmo skedsmokorset ski skien skierva skiervá
skiptvet skjak skjervoy skjervøy skjåk skodje skánit skånland slattum smola smøla snaase snasa
snillfjord snoasa snåase snåsa sogndal sogne sokndal sola solund somna sondre-land songdalen
sor-aurdal sor-fron sor-odal sor-varanger sorfold sorreisa sortland sorum spjelkavik spydeberg st
( gs ) stange stat stathelle stavanger stavern steigen steinkjer stjordal stjordalshalsen stjørdal
stjørdalshalsen stokke stor-elvdal stord stordal storfjord strand stranda stryn sula suldal sund
sunndal surnadal svalbard ( gs ) sveio svelvik sykkylven sálat sálát søgne sømna søndre-land
sør-aurdal sør-fron sør-odal sør-varanger sørfold sørreisa sørum tana tananger ~telemark ( bo bø )
time tingvoll tinn tjeldsund tjome tjøme tm ( gs ) tokke tolga tonsberg torsken tr ( gs ) trana
tranby tranoy tranøy troandin trogstad tromsa tromso tromsø trondheim trysil træna trøgstad
tvedestrand tydal tynset tysfjord tysnes tysvar tysvær tønsberg ullensaker ullensvang ulvik
unjarga unjárga utsira va ( gs ) vaapste vadso vadsø vaga vagan vagsoy vaksdal valle vang vanylven
vardo vardø varggat varoy vefsn vega vegarshei vegårshei vennesla verdal verran vestby ~vestfold (
sande ) vestnes vestre-slidre vestre-toten vestvagoy vestvågøy vevelstad vf ( gs ) vgs vik vikna
vindafjord voagat volda voss vossevangen várggát vågan vågsøy vågå værøy ákŋoluokta álaheadju áltá
åfjord åkrehamn ål ålesund ålgård åmli åmot årdal ås åseral åsnes øksnes ørland ørskog ørsta
~østfold ( våler ) østre-toten øvre-eiker øyer øygarden øystre-slidre čáhcesuolo ) ~np ( * ) nr (
biz com edu gov info net org ) nu ( enterprisecloud merseine mine shacknet ) nz ( ac cloudns co
cri geek gen govt health iwi kiwi maori mil māori net org parliament school ) om ( co com edu gov
med museum net org pro ) one ( ~kin ( * ) service website ) online ( barsy book eero eero-stage
leapcell websitebuilder ) orange ( tech ) org ( accesscam ae altervista barsy blogdns blogsite
bmoattachments boldlygoingnowhere cable-modem camdvr ~cdn77 ( c rsc ) ~cdn77-secure ( ~origin (
ssl ) ) cloudns collegefan couchpotatofries ddnss dnsalias dnsdojo doesntexist dontexist doomdns
dpdns dsmynas duckdns dvrdns dynalias dyndns ( go home ) dynserv endofinternet endoftheinternet eu
( al asso at au be bg ca cd ch cn cy cz de dk edu ee es fi fr gr hr hu ie il in int is it jp kr lt
lu lv me mk mt my net ng nl no nz pl pt ro ru se si sk tr uk us ) familyds fedorainfracloud
fedorapeople ~fedoraproject ( cloud ~os ( app ) ~stg ( ~os ( app ) ) ) freeddns freedesktop
from-me fspages game-host gotdns hatenadiary hepforge hk hobby-site homedns homeftp homelinux
homeunix hopto httpbin in-dsl in-vpn ip-dynamic is-a-bruinsfan is-a-candidate is-a-celticsfan
is-a-chef is-a-geek is-a-knight is-a-linux-user is-a-patsfan is-a-soxfan is-found is-local is-lost
is-saved is-very-bad is-very-evil is-very-good is-very-nice is-very-sweet isa-geek jpn js
kicks-ass mayfirst misconfused mlbfan my-firewall myfirewall myftp mysecuritycamera mywire nflfan
no-ip now-dns pimienta podzone poivron potager pubtls read-books readmyblog routingthecloud roxa
selfip sellsyourhome servebbs serveftp servegame small-web spdns stuff-4-sale sweetpepper ~teckids
( s3 ) toolforge tunk tuxfamily twmail ufcfan us webhop webredirect wmcloud ( beta ) wmflabs za
zapto ) ovh ( nerdpol ) pa ( abo ac com edu gob ing med net nom org sld ) page ( aem codeberg
deuxfleurs heyflow hlx mybox pdns plesk prvcy rocky statichost ) pe ( com edu gob mil net nom org
) pf ( com edu org ) ~pg ( * ) ph ( cloudns com edu gov i mil net ngo org ) photos ( framer )
pictures ( 1337 ) pizza ( ngrok ) pk ( ac biz com edu fam gkp gob gog gok gop gos gov net org web
) pl ( agro aid art atm augustow auto babia-gora bedzin beep beskidy bialowieza bialystok bielawa
bielsko bieszczady biz boleslawiec bydgoszcz bytom cfolks cieszyn co com czeladz czest dfirma
dkonto dlugoleka ecommerce-shop edu elblag elk gda gdansk gdynia gliwice glogow gmina gniezno
gorlice gov ( ap griw ic is kmpsp konsulat kppsp kwp kwpsp mup mw oia oirm oke oow oschr oum pa
pinb piw po pr psp psse pup rzgw sa sdn sko so sr starostwo ug ugim um umig upow uppo us uw uzs
wif wiih winb wios witd wiw wkz wsa wskr wsse wuoz wzmiuw zp zpisdn ) grajewo gsm homesklep ilawa
info jaworzno jelenia-gora jgora kalisz karpacz kartuzy kaszuby katowice kazimierz-dolny kepno
ketrzyn klodzko kobierzyce kolobrzeg konin konskowola krakow krasnik kutno lapy lebork leczna
legnica lezajsk limanowa lodz lomza lowicz lubartow lubin lublin lukow mail malbork malopolska
mazowsze mazury med media miasta mielec mielno mil mragowo myspreadshop naklo net nieruchomosci
nom nowaruda nysa olawa olecko olkusz olsztyn opoczno opole org ostroda ostroleka ostrowiec
ostrowwlkp pabianice pc pila pisz plock podhale podlasie polkowice pomorskie pomorze poniatowa
powiat poznan priv prochowice pruszkow przeworsk pulawy radom rawa-maz realestate rel rybnik
rzeszow sanok sdscloud sejny sex shop shoparena sieradz simplesite skierniewice sklep skoczow
slask slupsk sopot sos sosnowiec stalowa-wola starachowice stargard suwalki swidnica swidnik
swiebodzin swinoujscie szczecin szczytno szkola targi tarnobrzeg tgory tm torun tourism travel
turek turystyka tychy unicloud ustka walbrzych warmia warszawa waw wegrow wielun wlocl wloclawek
wodzislaw wolomin wroc wroclaw you2 zachpomor zagan zakopane zarow zgierz zgora zgorzelec ) place
( co ) plus ( playit ( ~at ( * ) with ) ) pm ( name own ) pn ( co edu gov net org ) pr ( ac biz
com edu est gov info isla name net org pro prof ) pro ( aaa aca acct avocat bar barsy cloudns cpa
eng jur keenetic law med ngrok recht ) ps ( com edu gov net org plo sec ) pt ( 123paginaweb com
edu gov int net nome org publ ) pub ( barsy ~id ( * ) ~kin ( * ) ) pw ( cloudns gov x443 ) py (
com coop edu gov mil net org ) qa ( com edu gov mil name net org sch ) re ( asso can com netlib )
reviews ( aem ) rip ( clan ) ro ( arts barsy co com firm info nom nt org rec shop store tm www )
rocks ( lima-city myddns stackit webspace ) rs ( ac barsy ~brendly ( shop ) co edu gov in org ox )
ru ( ac adygeya bashkiria bir cbg ~cldmail ( hb ) com dagestan edu eurodir gov grozny int kalmykia
kustanai marine mcdir ( vps ) mcpre mil mircloud mordovia msk myjino ( ~hosting ( * ) ~landing ( *
) ~spectrum ( * ) ~vps ( * ) ) mytis na4u nalchik net nov org pp pyatigorsk ras spb vladikavkaz
vladimir ) run ( ~appwrite ( * ) ~build ( * ) canva ~code ( * ) ~database ( * ) development liara
( iran ) lovable ~migration ( * ) needle onporter ravendb repl stackit val ( web ) vercel wix ) rw
( ac co coop gov mil net org ) sa ( com edu gov med net org pub sch ) sb ( com edu gov net org )
sc ( com edu gov net org ) scot ( co gov ( service ) me org ) sd ( com edu gov info med net org tv
) se ( 123minsida a ac b bd brand c com d e f fh fhsk fhv g h i iopsys itcouldbewor k komforb
kommunalforbund komvux l lanbib m myspreadshop n naturbruksgymn o org p parti pp press r s t tm u
w x y z ) services ( loginline ) sg ( com edu enscaled gov net org ) sh ( botda com gov hashbang
lovable mil net now org ~platform ( ent eu us ) teleport ) shop ( barsy barsyonline base hoplix
shopware ) show ( ms ) si ( f5 gitapp gitpage ) site ( barsy byen caffeine ~canva ( my ) chatgpt
~cloudera ( * ) co convex ( eu-west-1 us-east-1 ) cpanel cyon fastvps figma figma-gov heyflow jele
jouwweb loginline madethis notion novecore omniwe opensocial piebox ~platformsh ( * ) preview sol
sourcecraft square srht support ~tst ( * ) wpsquared ) sk ( org ) sl ( com edu gov net org ) sn (
art com edu gouv org univ ) so ( com edu gov me net org surveys ) space ( app-ionos deployagent
heiyu hf ( static ) myfast project uber vibehost xs4all ) ss ( biz co com edu gov me net org sch )
st ( ~cn ( * ) co com consulado edu embaixada helioho kirara mil net noho org principe saotome
store ) store ( barsy sellfy shopware storebase ) su ( abkhazia adygeya aktyubinsk arkhangelsk
armenia ashgabad azerbaijan balashov bashkiria bryansk bukhara chimkent dagestan east-kazakhstan
exnet georgia grozny ivanovo jambyl kalmykia kaluga karacol karaganda karelia khakassia krasnodar
kurgan kustanai lenug mangyshlak mordovia msk murmansk nalchik navoi north-kazakhstan nov obninsk
penza pokrovsk sochi spb tashkent termez togliatti troitsk tselinograd tula tuva vladikavkaz
vladimir vologda ) support ( barsy ) sv ( com edu gob org red ) sx ( gov ) sy ( com edu gov mil
net org ) systems ( knightpoint miren ) sz ( ac co org ) team ( discourse jelastic ) tech (
cleverapps ) technology ( co ) tf ( sch ) th ( ac co go in mi net online or shop ) tj ( ac biz co
com edu go gov int mil name net nic org test web ) tl ( gov ) tm ( co com edu gov mil net nom org
) tn ( com ens fin gov ind info intl mincom nat net orangecloud org perso tourism ) to ( 611 com
edu gov mil net nett org oya ~quickconnect ( direct ) vpnplus x0 ) today ( prequalifyme ) tools (
~addr ( dyn ) myaddr ) top ( ntdll ~wadl ( * ) ) tr ( av bbs bel biz com dr edu gen gov info k12
kep mil name nc ( gov ) net org pol tel tsk tv web ) tt ( biz co com edu gov info mil name net org
pro ) tv ( better-than dyndns from on-the-web sakura worse-than ) tw ( club com ( mymailer ) ebiz
edu game gov idv mil mydns net org url ) tz ( ac co go hotel info me mil mobi ne or sc tv ) ua (
biz cc cherkassy cherkasy chernigov chernihiv chernivtsi chernovtsy ck cn co com cr crimea cv cx
dn dnepropetrovsk dnipropetrovsk donetsk dp edu gov if in inf ivano-frankivsk kh kharkiv kharkov
kherson khmelnitskiy khmelnytskyi kiev kirovograd km kr kropyvnytskyi krym ks kv kyiv lg lt ltd
lugansk luhansk lutsk lv lviv mk mykolaiv net nikolaev od odesa odessa org pl poltava pp rivne
rovno rv sb sebastopol sevastopol sm sumy te ternopil uz uzhgorod uzhhorod v vinnica vinnytsia vn
volyn yalta zakarpattia zaporizhzhe zaporizhzhia zhitomir zhytomyr zp zt ) ug ( ac co com edu go
gov mil ne or org sc us ) uk ( ac barsy co ( adimo barsy barsyonline ~bytemark ( dh vm )
~layershift ( j ) myspreadshop nh-serv no-ip ~retrosnub ( cust ) ) conn copro gov ( api campaign
service ) hosp independent-commission independent-inquest independent-inquiry independent-panel
independent-review ltd me net nhs nimsite ~oraclegovcloudapps ( * ) org ( affinitylottery glug lug
lugs raffleentry weeklylottery ) plc police public-inquiry pymnt royal-commission ~sch ( * ) ) us
( ak ( cc k12 lib ) al ( cc k12 lib ) ar ( cc k12 lib ) as ( cc k12 lib ) az ( cc k12 lib )
azure-api azurewebsites ca ( cc k12 lib ) cloudns co ( cc k12 lib ) ct ( cc k12 lib ) dc ( cc k12
lib ) de ( cc ) dni ~enscaled ( phx ) fl ( cc k12 lib ) freeddns ga ( cc k12 lib ) golffan gu ( cc
k12 lib ) heliohost hi ( cc lib ) ia ( cc k12 lib ) id ( cc k12 lib ) il ( cc k12 lib ) in ( cc
k12 lib ) is-by isa ks ( cc k12 lib ) ky ( cc k12 lib ) la ( cc k12 lib ) land-4-sale ma ( cc k12
( chtr paroch pvt ) lib ) md ( cc k12 lib ) me ( cc k12 lib ) mi ( ann-arbor cc cog dst eaton gen
k12 lib mus tec washtenaw ) mircloud mn ( cc k12 lib ) mo ( cc k12 lib ) ms ( cc k12 ) mt ( cc k12
lib ) nc ( cc k12 lib ) nd ne ( cc k12 lib ) ngo nh ( cc k12 lib ) nj ( cc k12 lib ) nm ( cc k12
lib ) noip nsn nv ( cc k12 lib ) ny ( cc k12 lib ) oh ( cc k12 lib ) ok ( cc k12 lib ) or ( cc k12
lib ) pa ( cc k12 lib ) pointto pr ( cc k12 lib ) ri ( cc lib ) sc ( cc k12 lib ) sd ( cc lib )
servername srv ( gh gl ) stuff-4-sale tn ( cc k12 lib ) tx ( cc k12 lib ) ut ( cc k12 lib ) va (
cc k12 lib ) vi ( cc k12 lib ) vt ( cc k12 lib ) wa ( aberdeen bainbridge-isl bellevue bremerton
cc centralia chehalis forks gig-harbor hoquiam k12 keyport kingston lib olympia port-angeles
port-ludlow port-orchard port-townsend poulsbo redmond renton sea seattle sequim shelton
silverdale yarrow-point ) wi ( cc k12 lib ) wv ( cc ) wy ( cc k12 lib ) ) uy ( com edu gub gv mil
net org ) uz ( co com net org ) vc ( ~0e ( * ) com edu gov gv ( d ) mil mydns net org ) ve ( arts
bib co com e12 edu emprende firm gob gov ia info int mil net nom org rar rec store tec web ) vg (
edu ) vi ( co com k12 net org ) vip ( hidns ) vn ( ac ai angiang bacgiang backan baclieu bacninh
baria-vungtau bentre binhdinh binhduong binhphuoc binhthuan biz camau cantho caobang com daklak
daknong danang dienbien dongnai dongthap edu gialai gov hagiang haiduong haiphong hanam hanoi
hatinh haugiang health hoabinh hue hungyen id info int io khanhhoa kiengiang kontum laichau
lamdong langson laocai longan namdinh name net nghean ninhbinh ninhthuan org phutho phuyen pro
quangbinh quangnam quangngai quangninh quangtri soctrang sonla tayninh thaibinh thainguyen
thanhhoa thanhphohochiminh thuathienhue tiengiang travinh tuyenquang vinhlong vinhphuc yenbai ) vu
( com edu net org ) website ( framer ) wf ( biz sch ) wiki ( framer ) work ( imagine-proxy ) ws (
~advisor ( * ) cloud66 com dyndns edu gov mypets net org ) xyz ( botdash caffeine exe opentunnel
~telebit ( * ) ) ye ( com edu gov mil net org ) yt ( org ) ~za ( ac agric alt co edu gov grondar
law mil net ngo nic nis nom org school tm web ) zm ( ac biz co com edu gov info mil net org sch )
zone ( lima prg1-zerops stackit ~triton ( * ) ~zerops ( * ) ) zw ( ac co gov mil org ) рус ( биз
ком крым мир мск орг самара сочи спб я ) срб ( ак обр од орг пр упр ) ישראל ( אקדמיה ישוב ממשל צהל
) ไทย ( ทหาร ธุรกิจ รัฐบาล ศึกษา องค์กร เน็ต ) 香港 ( 個人 公司 政府 教育 組織 網絡 )
`;
