/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Made by scripts/make-signature-table; do not edit. Facts from PRONOM, the
 * registry of formats of The National Archives (UK), as in the files
 * DROID_SignatureFile_V122.xml and
 * container-signature-20260119.xml of DROID. PRONOM is published under the
 * Open Government Licence (https://www.nationalarchives.gov.uk/pronom/).
 */
#include "metadata/format/signature-table.h"

/* clang-format off */
const char *const fonds_signature_table[] = {
	"v\tDROID_SignatureFile_V122\tcontainer-signature-20260119",
	"f\t8\tx-fmt/1\tMicrosoft Word for Macintosh Document\t3.0\tapplication/msword"
	"\tmcw\t",
	"s\t485\tB0:FE3400(00|C1)",
	"f\t11\tx-fmt/2\tMicrosoft Word for Macintosh Document\t6.0\t\t\t",
	"f\t13\tx-fmt/3\tOnline Description Tool Format\t\t\todt\t",
	"f\t14\tx-fmt/4\tWrite for Windows Document\t3.1\t\twri\t",
	"s\t615\tB0:32BE000000AB0000000000000000{82}[!0000]",
	"f\t15\tx-fmt/5\tWorks for Macintosh Document\t4.0\t\t\t",
	"f\t16\tx-fmt/6\tFoxPro Database\t2.0\t\tdbf\t",
	"f\t17\tx-fmt/7\tFoxPro Database\t2.5\t\tdbf\t",
	"f\t18\tx-fmt/8\tdBASE Database\tII\t\tdbf\t",
	"s\t381\tB0:02{2}[01:1C][01:1F]{2}[00:03]([41:5A]|[61:7A]){10}(43|4C|4E)",
	"s\t382\tB0:02{2}000000{1}[00:03]([41:5A]|[61:7A]){10}(43|4C|4E)",
	"f\t19\tx-fmt/9\tdBASE Database\tIII\t\tdbf\t",
	"s\t384\tB0:03{1}[01:0C][01:1F]{28}([41:5A]|[61:7A]){10}(43|44|4C|4D|4E)",
	"f\t20\tx-fmt/10\tdBASE Database\tIV\tapplication/dbase\tdbf\t",
	"s\t544\tB0:04{1}[01:0C][01:1F]{28}([41:5A]|[61:7A]){10}(43|44|46|4C|4E)",
	"s\t545\tB0:43{1}[01:0C][01:1F]{28}([41:5A]|[61:7A]){10}(43|44|46|4C|4E)",
	"s\t546\tB0:63{1}[01:0C][01:1F]{28}([41:5A]|[61:7A]){10}(43|44|46|4C|4E)",
	"s\t547\tB0:CB{1}[01:0C][01:1F]{28}([41:5A]|[61:7A]){10}(43|44|46|4C|4D|4E)",
	"s\t548\tB0:7B{1}[01:0C][01:1F]{28}([41:5A]|[61:7A]){10}(43|44|46|4C|4D|4E)",
	"s\t549\tB0:8B{1}[01:0C][01:1F]{28}([41:5A]|[61:7A]){10}(43|44|46|4C|4D|4E)",
	"s\t550\tB0:8E{1}[01:0C][01:1F]{28}([41:5A]|[61:7A]){10}(43|44|46|4C|4D|4E)",
	"f\t27\tx-fmt/11\tRevisable-Form-Text Document Content Architecture\t\t\t\t",
	"f\t28\tx-fmt/12\tWrite for Windows Document\t3.0\t\twri\t",
	"s\t614\tB0:31BE000000AB0000000000000000{82}[!0000]",
	"f\t40\tx-fmt/13\tTab-separated Values\t\ttext/tab-separated-values\ttab,tsv\t",
	"f\t41\tx-fmt/14\tMacintosh Text File\t\ttext/plain\t\t",
	"f\t42\tx-fmt/15\tMS-DOS Text File\t\ttext/plain\t\t",
	"f\t43\tx-fmt/16\tUnicode Text File\t\ttext/plain\t\t",
	"f\t44\tx-fmt/17\tMicrosoft Excel Template\t97-2003\tapplication/vnd.ms-excel\t"
	"xlt\t684",
	"f\t45\tx-fmt/18\tComma Separated Values\t\ttext/csv\tcsv\t",
	"f\t48\tx-fmt/19\t3D Studio\t\t\t3ds\t",
	"s\t319\tB0:4D4D{4}02000A000000(03|04){3}3D3D",
	"s\t1447\tB0:4D4D{4}3D3D",
	"f\t49\tx-fmt/20\tAdobe Illustrator\t1.0 / 1.1\tapplication/postscript\tai\t86,3"
	"31,332,771,773",
	"s\t880\tB0:252150532D41646F62652D322E3020455053462D312E320D252543726561746"
	"F723A41646F626520496C6C7573747261746F7228544D2920312E30",
	"s\t881\tB0:252150532D41646F62652D322E30{10-2096}2525446F63756D656E7450726F"
	"63536574733A(2041|41)646F62655F496C6C7573747261746F725F312E(30|31|32)",
	"f\t50\tx-fmt/21\t7-bit ANSI Text\t\ttext/plain\tans\t",
	"f\t51\tx-fmt/22\t7-bit ASCII Text\t\ttext/plain\tasc\t",
	"f\t52\tx-fmt/23\tMicrosoft Excel Backup\t\t\txlk\t",
	"f\t53\tx-fmt/24\tAutoCAD Block Attribute Template\t\t\tblk\t",
	"s\t2282\tB0:0001000000FFFFFFFF01000000000000000C02000000{1}41634478",
	"s\t2283\tB0:01000000{1}00FFFF01000E004345617474426C6F636B496E666F",
	"f\t55\tx-fmt/25\tOS/2 Bitmap\t1.0\t\t\t",
	"f\t56\tx-fmt/26\tAutoCAD Batch Plot File\t1.0-R14\t\tbp2,bpl\t",
	"s\t2298\tB0:4175746F43414420457874656E64656420426174636820506C6F74204C6973"
	"74",
	"f\t57\tx-fmt/27\tAutoCAD Batch Plot File\t2000-2005\t\tbp3\t",
	"s\t2299\tB0:4175746F434144203230303020426174636820506C6F74204C697374204669"
	"6C65",
	"f\t59\tx-fmt/28\tCALS Compressed Bitmap\t\t\tcal\t",
	"s\t343\tB0:737263646F6369643A",
	"f\t60\tx-fmt/29\tCorelDraw Drawing\t6.0\t\tcdr\t2741",
	"s\t374\tB0:524946(46|58){4}434452367672736E",
	"f\t61\tx-fmt/30\tCorelDraw Template\t\t\tcdt\t",
	"f\t62\tx-fmt/31\tCorelDraw Compressed Drawing\t1\t\tcdx,cjw\t",
	"s\t1788\tB0:434452434F4D5031",
	"f\t63\tx-fmt/32\tHarvard Graphics Chart\t3.0\t\tch3\t",
	"s\t454\tB0:48474233",
	"f\t64\tx-fmt/33\tCorel R.A.V.E.\t1\t\tclk\t2741",
	"s\t646\tB0:52494646{4}434152417672736E",
	"f\t65\tx-fmt/34\tCorel Presentation Exchange File\t5.0\t\tcmx\t2741",
	"s\t372\tB0:524946(46|58){4}434D5831{62}31",
	"f\t66\tx-fmt/35\tCorel Presentation Exchange File\t6 and Later\t\tcmx\t2741",
	"s\t731\tB0:524946(46|58){4}434D5831{62}32",
	"f\t67\tx-fmt/36\tCorelDraw Compressed Drawing\t2\t\tcpx\t",
	"s\t1789\tB0:434452434F4D5032",
	"f\t68\tx-fmt/37\tAutoCAD Colour-Dependant Plot Style Table\t\t\tctb\t",
	"s\t329\tB0:50494146494C4556455253494F4E5F322E302C435442564552312C636F6D707"
	"26573730D0A706D7A6C6962636F646563",
	"f\t69\tx-fmt/38\tAutoCAD Custom Dictionary\t\t\tcus\t",
	"s\t2318\tB0:414341440D0A414349530D0A4175746F4341440D0A4175746F43444D0D0A41"
	"75746F6465736B0D0A4175746F45444D0D0A4175746F466C69780D0A4175746F4C617468"
	"650D0A4175746F4C4953500D0A4175746F53686164650D0A4175746F536B657463680D0A"
	"4175746F536F6C69640D0A4175746F537572660D0A4175746F566973696F6E0D0A",
	"f\t70\tx-fmt/39\tAutoCAD dbConnect Query Set\t\t\tdbq\t",
	"s\t2300\tB0:0A0000004442434E43205231357C0D0000005155455259534554",
	"f\t71\tx-fmt/40\tAutoCAD dbConnect Template Set\t\t\tdbt\t",
	"s\t2301\tB0:0A0000004442434E43205231357C0C000000544D50",
	"f\t72\tx-fmt/41\tData Interchange Format\t\t\tdif\t",
	"s\t380\tB0:5441424C450D0A302C310D0A22{1-100}220D0A564543544F52530D0A",
	"f\t73\tx-fmt/42\tWordperfect Secondary File\t5.0\t\tdoc\t",
	"f\t74\tx-fmt/43\tWordperfect Secondary File\t5.1/5.2\t\tdoc\t",
	"f\t75\tx-fmt/44\tWordPerfect for MS-DOS/Windows Document\t6.x\tapplication/vn"
	"d.wordperfect\tdoc,w60,w61,w62,wp,wp6,wpd\t",
	"s\t246\tB0:FF575043{4}010A02(00|01|02)",
	"f\t76\tx-fmt/45\tMicrosoft Word Document Template\t97-2003\t\tdot\t690,767,1401",
	"f\t77\tx-fmt/46\tMicrosoft Excel ODBC Query\t\t\tdqy\t",
	"f\t78\tx-fmt/47\tMicrografx Draw\t1-2\t\tdrw\t",
	"s\t1696\tB0:01FF020403(00|01|02)0002",
	"f\t79\tx-fmt/48\tVisual Basic Macro\t\t\tdvb\t",
	"f\t80\tx-fmt/49\tAutoCAD Design Web Format\t6.0\tapplication/dwf, application"
	"/x-dwf, drawing/x-dwf, image/vnd.dwf, image/x-dwf, model/vnd.dwf\tdwf\t",
	"s\t386\tB0:28445746205630{1}2E{2}29",
	"f\t82\tx-fmt/50\tAutoCAD Drawing Standards File\t\t\tdws\t",
	"f\t83\tx-fmt/51\tAutoCAD Drawing Template\t\t\tdwt\t",
	"f\t85\tx-fmt/52\tDrawing Interchange Format Style Extract\t\t\tdxx\t",
	"f\t86\tfmt/122\tEncapsulated PostScript File Format\t1.2\tapplication/postscr"
	"ipt\teps,epsf\t138,771,772,773,1073",
	"s\t173\tB0:252150532D41646F62652D322E3020455053462D312E32(0A|0A0D|0D|0D0A)",
	"s\t174\tB0:C5D0D3C6\tA:252150532D41646F62652D322E3020455053462D312E32(0A|0A"
	"0D|0D|0D0A)",
	"f\t87\tx-fmt/53\tMacromedia Freehand\t4 & 5\t\tfh4,fh5\t",
	"s\t862\tB0:41474431",
	"f\t88\tx-fmt/54\tAutoCAD Font Mapping Table\t\t\tfmp\t",
	"f\t89\tx-fmt/55\tFrame Vector Metafile\t\t\tfmv\t",
	"f\t90\tx-fmt/56\tKodak FlashPix Image\t\timage/vnd.fpx\tfpx\t",
	"f\t91\tx-fmt/57\tVentura Publisher Vector Graphics\t\t\tgem\t",
	"f\t95\tx-fmt/58\tMicrosoft Excel Web Query\t\t\tiqy\t",
	"f\t100\tx-fmt/59\tAutoCAD Last Saved Layer State\t\t\tlas\t",
	"f\t101\tx-fmt/60\tAutoCAD Linetype Definition File\t\t\tlin\t",
	"f\t102\tx-fmt/61\tAutoCAD Landscape Library\t\t\tlli\t",
	"f\t103\tx-fmt/62\tLog File\t\t\tlog\t",
	"f\t104\tx-fmt/63\tAutoLISP File\t\t\tlsp\t",
	"f\t105\tx-fmt/64\tMicrosoft Word for Macintosh Document\t4.0\tapplication/msw"
	"ord\tmcw\t",
	"s\t486\tB0:FE37001C",
	"f\t106\tx-fmt/65\tMicrosoft Word for Macintosh Document\t5.0\tapplication/msw"
	"ord\tmcw\t",
	"s\t487\tB0:FE370023",
	"f\t107\tx-fmt/66\tMicrosoft Access Database File\t2.0\t\tmda,mdb\t",
	"s\t270\tB0:01000000{1026}5269636809",
	"f\t108\tx-fmt/67\tOS/2 Presentation Manager Metafile (MET)\t\t\tmet\t",
	"s\t2073\tB2-4:D3A8A8",
	"f\t109\tx-fmt/68\tAutoCAD Compiled Menu\t\t\tmnc\t",
	"f\t110\tx-fmt/69\tAutoLISP Menu Source File\t\t\tmnl\t",
	"f\t111\tx-fmt/70\tAutoCAD Menu Resource File\t\t\tmnr,mnt\t",
	"f\t112\tx-fmt/71\tAutoCAD Source Menu File\t\t\tmns\t",
	"f\t114\tx-fmt/72\tAutoCAD Template Menu File\t\t\tmnu\t",
	"f\t115\tx-fmt/73\tMicrosoft Outlook Address Book\t\t\tolk\t",
	"f\t116\tx-fmt/74\tMicrosoft Excel OLAP Query\t\t\toqy\t",
	"f\t117\tx-fmt/75\tMicrosoft Outlook Personal Address Book\t\t\tpab\t",
	"s\t472\tB0:2142444E{4}4142",
	"f\t118\tx-fmt/76\tCorelDraw Pattern\t\t\tpat\t",
	"f\t119\tx-fmt/77\tAutoCAD Plot Configuration File\tR14\t\tpc2\t",
	"f\t120\tx-fmt/78\tAutoCAD Plot Configuration File\t2000\t\tpc3\t",
	"s\t333\tB0:50494146494C4556455253494F4E5F322E302C504333564552312C636F6D707"
	"26573730D0A706D7A6C6962636F646563",
	"f\t121\tx-fmt/79\tAutoCAD Plot Configuration File\t1.0-R13\t\tpcp\t",
	"f\t122\tx-fmt/80\tMacintosh PICT Image\t1.0\timage/x-pict\tpct,pict\t",
	"s\t859\tB0:44525747(4432|4D44){516}1101",
	"s\t860\tB0:000000000000{516}1101",
	"f\t125\tx-fmt/81\tInkwriter/Notetaker Template\t\t\tpdt\t",
	"f\t126\tx-fmt/82\tLotus 1-2-3 Chart\t\t\tpic\t",
	"s\t464\tB0:010000000100080044000000000C7F0906",
	"f\t127\tx-fmt/83\tHewlett Packard Vector Graphic Plotter File\t\t\tplt\t",
	"f\t129\tx-fmt/84\tMicrosoft Powerpoint Design Template\t\t\tpot\t",
	"f\t130\tx-fmt/85\tPicture Publisher Bitmap\t5.0\t\tpp5\t",
	"s\t1743\tB0:505055424949",
	"f\t131\tx-fmt/86\tMicrosoft Powerpoint Add-In\t\t\tppa\t",
	"f\t132\tx-fmt/87\tMicrosoft Powerpoint Presentation Show\t97-2003\tapplicatio"
	"n/vnd.ms-powerpoint\tpps\t",
	"f\t133\tx-fmt/88\tMicrosoft PowerPoint Presentation\t4.x\tapplication/vnd.ms-"
	"powerpoint\tppt\t135,767",
	"s\t181\tB0:D0CF11E0A1B11AE1{20}FEFF\tA:5000500034003000\tA:4D6963726F736F667"
	"420506F776572506F696E74",
	"f\t134\tfmt/125\tMicrosoft Powerpoint Presentation\t95\tapplication/vnd.ms-po"
	"werpoint\tppt\t135,767",
	"s\t171\tB0:D0CF11E0A1B11AE1{20}FEFF\tA:50006F0077006500720050006F0069006E00"
	"7400200044006F00630075006D0065006E007400\tA:4D6963726F736F667420285229205"
	"06F776572506F696E74202852292057696E646F777320200007(00|01)0000F00300005F",
	"f\t135\tfmt/126\tMicrosoft Powerpoint Presentation\t97-2003\tapplication/vnd."
	"ms-powerpoint\tppt\t767",
	"s\t172\tB0:D0CF11E0A1B11AE1{20}FEFF\tA:50006F0077006500720050006F0069006E00"
	"7400200044006F00630075006D0065006E007400",
	"f\t136\tx-fmt/89\tFreelance File\t1.0-2.1\t\tpre\t",
	"f\t137\tx-fmt/90\tMicrosoft Print File\t\t\tprn\t",
	"f\t138\tx-fmt/91\tPostscript\t1.0\tapplication/postscript\tps\t1073",
	"s\t190\tB0:252150532D41646F62652D312E30\tE0:2525454F46(0A|0A0A|0D|0D0A)",
	"f\t139\tx-fmt/92\tAdobe Photoshop\t\timage/vnd.adobe.photoshop\tpdd,psd\t",
	"s\t277\tB0:38425053000100000000000000",
	"f\t140\tx-fmt/93\tPostscript Support File\t\t\tpsf\t",
	"f\t141\tx-fmt/94\tPocket Word Document\t\t\tpsw,pwd\t",
	"s\t867\tB0:7B5C707764325C616E7369",
	"f\t143\tx-fmt/95\tInkwriter/Notetaker Document\t\t\tpwi\t",
	"s\t858\tB0:7B5C707769",
	"f\t144\tx-fmt/96\tPocket Word Template\t\t\tpwt\t",
	"f\t145\tx-fmt/97\tMicrosoft Excel OLE DB Query\t\t\trqy\t",
	"f\t146\tx-fmt/98\tAutoCAD ACIS Export File\t\t\tsat\t",
	"f\t147\tx-fmt/99\tSchedule+ Contacts\t\t\tscd\t",
	"f\t148\tx-fmt/100\tAutoCAD Script\t\t\tscr\t",
	"f\t149\tx-fmt/101\tHarvard Graphics Show\t3.0\t\tsh3\t",
	"s\t455\tB0:48474231",
	"f\t150\tx-fmt/102\t3D Studio (DOS) 2D Shape File\t\t\tshp\t",
	"s\t2167\tB0:2D2D{2}0000",
	"f\t151\tx-fmt/103\tAutoCAD Compiled Shape/Font File\t\t\tshx\t",
	"s\t331\tB0:4175746F4341442D383620(626967666F6E74|736861706573|756E69666F6E"
	"74)20312E",
	"f\t152\tx-fmt/104\tAutoCAD Slide Library\t\t\tslb\t",
	"s\t335\tB0:4175746F43414420536C696465204C69627261727920",
	"f\t153\tx-fmt/105\tAutoCAD Slide\t\tapplication/sld, application/x-sld, image"
	"/x-sld\tsld\t",
	"s\t334\tB0:4175746F43414420536C6964650D0A1A00",
	"f\t154\tx-fmt/106\tMicrosoft Symbolic Link (SYLK) File\t\t\tslk\t",
	"s\t603\tB0:49443B50\tE0:(0A|0D|0D0A)45(0A|0D|0D0A)",
	"f\t155\tx-fmt/107\tAutoCAD Named Plot Style Table\t\t\tstb\t",
	"s\t330\tB0:50494146494C4556455253494F4E5F322E302C535442564552312C636F6D707"
	"26573730D0A706D7A6C6962636F646563",
	"f\t156\tx-fmt/108\tSTL (Standard Tessellation Language) ASCII\t\t\tstl\t",
	"s\t596\tB0:(2073|73)6F6C696420*6661636574206E6F726D616C20{0-200}6F75746572"
	"206C6F6F70{0-20}76657274657820",
	"f\t158\tx-fmt/109\tScalable Vector Graphics Compressed\t\timage/svg+xml\tsvgz\t",
	"f\t162\tx-fmt/110\tFixed Width Values Text File\t\ttext/plain\t\t",
	"f\t163\tx-fmt/111\tPlain Text File\t\ttext/plain\ttxt\t",
	"f\t164\tx-fmt/112\tAutoCAD External Database Configuration File\t\t\tudl\t",
	"f\t165\tx-fmt/113\tMicrosoft Visio Drawing\t5.0\tapplication/vnd.visio\tvsd,vs"
	"s,vst\t767,1229",
	"f\t166\tx-fmt/114\tLotus 1-2-3 Worksheet\t2.0\tapplication/vnd.lotus-1-2-3, a"
	"pplication/x-123\twk1,wk2\t",
	"s\t461\tB0:00000200060406000800",
	"f\t167\tx-fmt/115\tLotus 1-2-3 Worksheet\t3.0\tapplication/lotus123, applicat"
	"ion/vnd.lotus-1-2-3\twk3\t",
	"s\t462\tB0:00001A0000100400",
	"f\t168\tx-fmt/116\tLotus 1-2-3 Worksheet\t4-5\tapplication/lotus123, applicat"
	"ion/vnd.lotus-1-2-3\twk4\t",
	"s\t463\tB0:00001A0002100400",
	"f\t169\tx-fmt/117\tLotus 1-2-3 Worksheet\t1.0\tapplication/vnd.lotus-1-2-3, a"
	"pplication/x-123\twks\t",
	"s\t460\tB0:000002000404",
	"f\t170\tx-fmt/118\tMicrosoft Works Spreadsheet\t2.0\t\t\t",
	"f\t171\tx-fmt/119\tWindows Metafile Image\t\timage/wmf\twmf\t",
	"s\t609\tB0:D7CDC69A0000{16}01000900",
	"s\t1228\tB0:0100090000(01|03)",
	"f\t175\tx-fmt/120\tMicrosoft Works for Windows\t4.0\t\t\t",
	"f\t176\tx-fmt/121\tQuattro Pro Spreadsheet for DOS\t1-4\t\twkq,wq1\t",
	"s\t727\tB0:000002002051\tE0:01000000",
	"f\t177\tx-fmt/122\tQuattro Pro Spreadsheet for DOS\t5\t\twkq,wq2\t",
	"s\t728\tB0:000002002151\tE0:01000000",
	"f\t178\tx-fmt/123\tMicrosoft Excel Macro\t4.0\tapplication/vnd.ms-excel\txla,x"
	"lm\t",
	"s\t879\tB0:09040600{2}4000",
	"f\t179\tx-fmt/124\tMicrosoft Excel Add-In\t\t\txla,xll\t",
	"f\t180\tx-fmt/125\tMicrosoft Excel Toolbar\t\t\txlb\t",
	"f\t181\tx-fmt/126\tMicrosoft Excel Chart\t4.0\t\txlc\t",
	"s\t876\tB0:09040600{2}2000",
	"f\t182\tx-fmt/127\tAutoCAD Xref Log\t\t\txlg\t",
	"s\t688\tB0:0D0A0D0A0D0A3D3D3D3D3D3D3D3D3D3D3D3D3D3D3D3D3D3D*4F706572617469"
	"6F6E3A20(4174746163682058726566|4F7665726C61792058726566)",
	"f\t186\tx-fmt/128\tMicrosoft Excel Workspace File\t\t\txlw\t",
	"f\t188\tx-fmt/129\tMicrosoft Word for Macintosh Document\tX\t\t\t",
	"f\t189\tx-fmt/130\tMS-DOS Text File with line breaks\t\ttext/plain\t\t",
	"f\t190\tx-fmt/131\tStationery for Mac OS X\t\t\tdoc\t",
	"f\t191\tx-fmt/132\tSpeller Custom Dictionary\t\t\tdic\t",
	"f\t192\tx-fmt/133\tSpeller Exclude Dictionary\t\t\tdic\t",
	"f\t193\tx-fmt/134\tAutoCAD Device-Independent Binary Plotter File\t\t\tadi\t",
	"f\t194\tx-fmt/135\tAudio Interchange File Format\t1.3\t\t\t",
	"f\t195\tx-fmt/136\tAudio Interchange File Format (compressed)\t\taudio/x-aiff"
	"\taifc\t221",
	"s\t321\tB0:464F524D{4}41494643",
	"f\t197\tx-fmt/137\tElectronic Arts Music\t\t\tasf\t",
	"s\t852\tB0:5343486C{4}5054",
	"f\t198\tx-fmt/138\tActive Server Page\t\t\tasp\t",
	"f\t199\tx-fmt/139\tNeXT/Sun sound\t\taudio/basic\tau\t",
	"s\t622\tB0:2E736E64000000{5}000000(01|02|03|04|05|06|07|17|18|19|1A|1B){4}"
	"000000",
	"f\t201\tx-fmt/140\tSilicon Graphics Image\t\timage/x-sgi-bw\tbw,rgb\t",
	"s\t623\tB0:01DA(00|01)(01|02)00(01|02|03){4}00(01|03|04){80}00(00|01|02|03"
	"){368}000000000000000000000000000000000000000000000000000000000000000000"
	"0000000000000000000000000000000000",
	"f\t202\tx-fmt/141\tCalendar Creator Plus Data File\t2\t\tcce\t",
	"s\t1673\tB0:FFCC{2}29{43}65007F01",
	"f\t203\tx-fmt/142\tComputer Graphics Metafile ASCII\t1\timage/cgm\tcgm\t",
	"s\t350\tB0:42(45|65)(47|67)(4D|6D)(46|66)*(4D|6D)(46|66)(56|76)(45|65)(52|"
	"72)(53|73)(49|69)(4F|6F)(4E|6E){1}31\tE0-2048:45(4E|6E)(44|64)(4D|6D)(46|"
	"66){0-1}3B",
	"s\t351\tB0:42(45|65)(47|67)(4D|6D)(46|66)*(4D|6D)(46|66)(56|76)(45|65)(52|"
	"72)(53|73)(49|69)(4F|6F)(4E|6E){1}31\tE0-2048:65(4E|6E)(44|64)(4D|6D)(46|"
	"66){0-1}3B",
	"s\t353\tB0:62(45|65)(47|67)(4D|6D)(46|66)*(4D|6D)(46|66)(56|76)(45|65)(52|"
	"72)(53|73)(49|69)(4F|6F)(4E|6E){1}31\tE0-2048:45(4E|6E)(44|64)(4D|6D)(46|"
	"66){0-1}3B",
	"s\t354\tB0:62(45|65)(47|67)(4D|6D)(46|66)*(4D|6D)(46|66)(56|76)(45|65)(52|"
	"72)(53|73)(49|69)(4F|6F)(4E|6E){1}31\tE0-2048:65(4E|6E)(44|64)(4D|6D)(46|"
	"66){0-1}3B",
	"f\t204\tx-fmt/143\tOS/2 Change Control File\t\t\tcin\t",
	"f\t205\tx-fmt/144\tCorel Photo-Paint Image\t\t\tcpt\t",
	"s\t1134\tB0:4350543746494C45",
	"s\t1135\tB0:4350543846494C45",
	"s\t1136\tB0:4350543946494C45",
	"f\t206\tx-fmt/145\tStats+ Data File\t\t\t\t",
	"f\t207\tx-fmt/146\tScitex Continuous Tone Bitmap\t\t\tct,sct\t",
	"s\t595\tB80:4354000000000000000000000000{1}0000000000000000000000000000000"
	"000000000000000000000000000000000000000000000000000000000000000000000{87"
	"9}(00|01){1}00(07|08|FF)",
	"f\t208\tx-fmt/147\tParadox Database Table\t7\t\tdb\t",
	"s\t516\tB2:0008(00|02)[01:20]{51}0C{34}00000000",
	"f\t209\tx-fmt/148\tIBM DisplayWrite DCA Text File\t\t\tdca\t",
	"s\t2302\tB0:0005E103000020E2050001510100",
	"f\t210\tx-fmt/149\tDesktop Color Separation File\t\t\tdcs\t",
	"f\t211\tx-fmt/150\tVisual FoxPro Database Container File\t\t\tdcx\t1122",
	"s\t566\tB0:0004000000000000000000000A00[!00]{1009}03000200FFFFFFFFFFFFFFFF"
	"{1}01FFFF{2}0F0F{491}[41:5A]000A{502}2B00[0B:0F]0000002B00{512}[!00]00[!"
	"00]00FFFFFFFFFFFFFFFF",
	"f\t213\tx-fmt/151\tMicrografx Designer\t\t\tdsf\t",
	"f\t214\tx-fmt/152\tDigital Video\t\tvideo/dv\tdv\t",
	"f\t215\tx-fmt/153\tMicrosoft Windows Enhanced Metafile\t1.0\timage/emf\temf\t",
	"s\t476\tB0:0100000058000000{32}20454D4600000100{16}00000000",
	"s\t477\tB0:01000000{36}20454D4600000100{16}58000000",
	"f\t216\tx-fmt/154\tAutoDesk FLIC Animation\t\t\tfli\t",
	"s\t338\tB4:11AF{6}08{24}00000000000000000000000000000000000000000000000000"
	"000000000000000000000000000000000000000000000000000000000000000000000000"
	"000000000000000000000000000000000000000000000000000000000000{4}FAF1{2}00"
	"00000000000000",
	"f\t218\tx-fmt/155\tAutoCAD Film Roll\t\t\tflm\t",
	"f\t219\tx-fmt/156\tVentura Publisher\t\t\tgen\t",
	"f\t221\tx-fmt/157\tInterchange File\t\t\tiff\t",
	"s\t456\tB0:(43415420|464F524D|4C495354)00",
	"f\t222\tx-fmt/158\tInitial Graphics Exchange Specification (IGES)\t5.x\tmodel"
	"/iges\tiges,igs\t",
	"s\t459\tB72:53(202020202020|303030303030)31(0A|0D|0D0A){72}(47202020202020"
	"31|4730303030303031|5320202020202032|5330303030303032)",
	"f\t223\tx-fmt/159\tGEM Image\t\t\timg\t",
	"s\t397\tB0:0001000800(01|04)0002",
	"f\t227\tx-fmt/160\tJava Servlet Page\t\ttext/html\tjsp\t",
	"f\t228\tx-fmt/161\tMacPaint Image\t1\t\tmac\t",
	"s\t1797\tB0:00000002FFFFFFFF",
	"f\t229\tx-fmt/162\tAdobe FrameMaker Interchange Format\t\tapplication/vnd.mif"
	"\tmif\t",
	"s\t396\tB0:3C4D494646696C6520{4}3E2023",
	"f\t235\tx-fmt/163\tNAP Metafile\t\t\tnap\t",
	"f\t236\tx-fmt/164\tPortable Bitmap Image - ASCII\t\timage/x-portable-bitmap\tp"
	"bm\t",
	"s\t583\tB0:5031(09|0A|0D0A|20)\tE0-70:(0A|0D|20|30|31)(0A|0D|20|30|31)(0A|0"
	"D|20|30|31)(0A|0D|20|30|31)(0A|0D|20|30|31)(0A|0D|20|30|31)(0A|0D|20|30|"
	"31)(0A|0D|20|30|31)(0A|0D|20|30|31)(0A|0D|20|30|31)0A",
	"f\t237\tx-fmt/165\tKodak PhotoCD Image\t1.0\t\t\t",
	"f\t238\tx-fmt/166\tPICS Animation\t\t\tpcs\t",
	"f\t239\tx-fmt/167\tAdobe PhotoDeluxe\t\t\tpdd\t",
	"f\t240\tx-fmt/168\tBroderbund Print Shop Deluxe\t1-4\t\tpcc,pda,pdb,pdc,pdg,pd"
	"l,pds\t",
	"s\t1674\tB0:5072696E7453686F7044656C757865",
	"s\t1678\tB0:505344656C757865",
	"f\t241\tx-fmt/169\tPHP Script Page\t\ttext/html\tphp\t",
	"f\t242\tx-fmt/170\tPC Paint Bitmap\t\t\tpic\t",
	"s\t861\tB0:3412{9}FF",
	"f\t244\tx-fmt/171\tInset Systems Bitmap\t\t\tpix\t",
	"f\t245\tx-fmt/172\tMicrosoft FoxPro Library\t\t\tplb\t",
	"f\t246\tx-fmt/173\tPageMaker PC Document\t5.0\tapplication/vnd.pagemaker\tpm5,"
	"pt5\t",
	"s\t2017\tB6:FF99{100}4D500005",
	"f\t247\tx-fmt/174\tPageMaker PC Document\t6.0\tapplication/vnd.pagemaker\tpm6,"
	"pt6\t1680",
	"f\t248\tx-fmt/175\tMacPaint Graphics\t\t\tpnt\t",
	"f\t249\tx-fmt/176\tPicture Publisher Bitmap\t4\t\tpp4\t",
	"s\t1744\tB0:4949020101002600",
	"f\t250\tx-fmt/177\tMicrosoft PowerPoint Graphics File\t\t\tppi\t",
	"f\t251\tx-fmt/178\tPortable Pixel Map - ASCII\t\timage/x-portable-pixmap\tppm\t",
	"s\t585\tB0:5033(09|0A|0D0A|20)\tE0-4:(0A|0D|20|30|31|32|33|34|35|36|37|38|3"
	"9)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36"
	"|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|"
	"34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|3"
	"1|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D"
	"|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|3"
	"9)20",
	"f\t252\tx-fmt/179\tMicrosoft Visual Modeller Petal file (ASCII)\t\t\tptl\t",
	"f\t253\tx-fmt/180\tInstalit Script\t\t\tpvd\t",
	"f\t254\tx-fmt/181\tPageMaker PC Document\t6.5-7.0\tapplication/vnd.pagemaker\t"
	"p65,pmd,pmt,t65\t1680",
	"f\t255\tx-fmt/182\tQuarkXPress Data File\t\tapplication/vnd.Quark.QuarkXPress"
	"\tqcd,qpt,qwd,qwt,qxb,qxd,qxl,qxp,qxt\t",
	"s\t771\tB0:00004D4D585052",
	"s\t772\tB0:00004949585052",
	"f\t256\tx-fmt/183\tRealAudio Metafile\t\taudio/vnd.rn-realaudio, audio/x-pn-r"
	"ealaudio\tram\t",
	"s\t210\tB0:727473703A2F2F",
	"f\t257\tx-fmt/184\tSun Raster Image\t\timage/x-sun-raster\tras,sun\t",
	"s\t598\tB0:59A66A95{8}000000{5}000000{1}000000",
	"f\t258\tx-fmt/185\tRaw Bitmap\t\t\traw\t",
	"f\t259\tx-fmt/186\tSilicon Graphics RGB File\t\t\t\t",
	"f\t260\tx-fmt/187\tPainter RIFF Image File\t\t\trif\t",
	"s\t1657\tB0:00020000{36}3FE66666",
	"s\t1658\tB0:00022000{36}3FE66666",
	"f\t261\tx-fmt/188\tSDSC Image Tool Wavefront Raster Image\t\t\trla\t",
	"f\t262\tx-fmt/189\tSDSC Image Tool Run-Length Encoded Bitmap\t\t\trle\t",
	"f\t263\tx-fmt/190\tRealMedia\t\tapplication/vnd.rn-realmedia\trm,rmvb\t",
	"s\t448\tB0:2E524D46000000(10|12)",
	"f\t264\tx-fmt/191\tAMI Professional Document\t\tapplication/vnd.lotus-wordpro"
	"\tsam\t",
	"s\t324\tB0:5B7665725D{6}5B7374795D*5B65646F635D",
	"f\t265\tx-fmt/192\tSAS for MS-DOS Catalog\t\t\tsct\t",
	"f\t266\tx-fmt/193\tUnisys (Sperry) System Data File\t\t\tsdf\t",
	"f\t267\tx-fmt/194\tIRIS Graphics\t\t\t\t",
	"f\t268\tx-fmt/195\tStandard Generalized Markup Language\t\ttext/sgml\tsgm,sgml"
	"\t",
	"f\t269\tx-fmt/196\tNeXt Sound\t\t\t\t",
	"f\t271\tx-fmt/197\tDataFlex Query Tag Name\t\t\ttag\t",
	"f\t272\tx-fmt/198\tPagemaker TableEditor Graphics\t\t\ttbl\t",
	"f\t273\tx-fmt/199\tTurbo Debugger Keystroke Recording File\t\t\ttdk\t",
	"f\t274\tx-fmt/200\tPageMaker Time Stamp File\t4.0\t\ttym\t",
	"f\t275\tx-fmt/201\tCCITT G.711 Audio\t\t\tulaw\t",
	"f\t279\tx-fmt/202\tCorel Wavelet Compressed Bitmap\t\t\twi,wvl\t",
	"s\t1659\tB0:434F52574156",
	"s\t1660\tB0:574904[01:06]{3}[40:46]",
	"f\t281\tx-fmt/203\tWordPerfect for Windows Document\t5.2\tapplication/vnd.wor"
	"dperfect\tw52,wp,wp5,wpd\t",
	"f\t284\tx-fmt/204\tMicrosoft Word for Windows Macro\t\t\twpm\t",
	"f\t285\tx-fmt/205\tWordStar for MS-DOS Document\t5.0\t\tws,ws5\t",
	"s\t610\tB0:1D7D000050{120}7D001D",
	"f\t286\tx-fmt/206\tWordStar for Windows Document\t1.0\t\tws,wsd,wsw\t",
	"f\t287\tx-fmt/207\tX-Windows Bitmap Image\tX11\timage/x-xbitmap\txbm\t",
	"s\t616\tB0:23646566696E6520{1-30}5F776964746820{1-16}23646566696E6520{1-30"
	"}5F68656967687420{1-300}73746174696320(63686172|756E7369676E656420636861"
	"72)20*5F626974735B5D203D207B",
	"f\t289\tx-fmt/208\tX-Windows Pixmap Image\tX10\timage/x-xpixmap\txpm\t",
	"s\t620\tB0:2F2A2058504D202A2F*0A7374617469632063686172202A20\tE0-4:7D(203B|"
	"3B)",
	"f\t290\tx-fmt/209\tSDSC Image Tool X Window Dump Format\t\t\txwd\t",
	"f\t291\tx-fmt/210\tXYWrite Document\t\t\txy\t",
	"f\t292\tx-fmt/211\tXYWrite Document\tIII\t\txy3\t",
	"f\t299\tx-fmt/212\tLotus 1-2-3 Worksheet\t5.0\t\t\t",
	"f\t300\tx-fmt/213\tQuicken Data File\t\t\tabd,qdf,qel\t",
	"f\t302\tx-fmt/214\tMicrosoft Paint\t1\t\tmsp\t",
	"s\t1262\tB0:44616E4D{22}000000000000",
	"f\t304\tx-fmt/215\tGEM Metafile Format\t1.00\t\tgem\t",
	"s\t853\tB0:FFFF0018006400(00|02)",
	"s\t854\tB0:FFFF18006400(00|02)00",
	"f\t306\tx-fmt/216\tMicrosoft Powerpoint Packaged Presentation\t\t\tppz\t801",
	"s\t2177\tB0:4D534346{20}0301*2E(505054|707074)",
	"f\t308\tx-fmt/217\tAdobe ACD\t\t\tacd\t",
	"f\t309\tx-fmt/218\tESRI Arc/Info Binary Grid\t\t\tadf\t",
	"s\t388\tB0:0000270AFFFF(FBF8|FC14)",
	"f\t310\tx-fmt/219\tInternet Archive\t1.0\tapplication/x-internet-archive\tarc\t"
	"638,639,640,641,642,643,644,645",
	"s\t525\tB0:66696C65646573633A2F2F{1-132}20{1-3}2E{1-3}2E{1-3}2E{1-3}20{14}"
	"20746578742F706C61696E20{1-16}0A31203020*0A55524C2049502D616464726573732"
	"0417263686976652D6461746520436F6E74656E742D7479706520417263686976652D6C6"
	"56E677468",
	"f\t311\tx-fmt/220\tApplixware Spreadsheet\t\t\tas\t",
	"s\t328\tB0:2A424547494E205350524541445348454554532056455253494F4E3D\tE0:2A4"
	"54E44205350524541445348454554530A",
	"f\t313\tx-fmt/221\tMapBrowser/MapWriter Vector Map Data\t\t\tcbd\t",
	"s\t469\tB0:2077000240",
	"s\t470\tB0:20770033",
	"f\t314\tx-fmt/222\tCD Audio\t\tapplication/x-cdf\tcda\t2741",
	"s\t569\tB0:524946462400000043444441666D742018",
	"f\t315\tx-fmt/223\tAutodesk Animator CEL File Format\t\t\tcel\t",
	"s\t337\tB0:1991[!4001C80000000000]",
	"f\t316\tx-fmt/224\tCascading Style Sheet\t\ttext/css\tcss\t",
	"f\t317\tx-fmt/225\tESRI MapInfo Data File\t\t\tmid\t",
	"f\t318\tx-fmt/226\tESRI Arc/Info Export File\t\t\te00,e01,e02,e03,e04,e05,e06,"
	"e07,e08,e09,e10,e11,e12,e13,e14,e15,e16,e17,e18,e19,e20,x00\t",
	"s\t389\tB0:4558502020[30:31]\tE0:454F49{0-2}454F53{0-2}0A",
	"f\t319\tx-fmt/227\tGeography Markup Language\t\tapplication/gml+xml\tgml\t638",
	"s\t537\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-320}786D6C6E"
	"733A676D6C3D(22|27)687474703A2F2F7777772E6F70656E6769732E6E65742F676D6C",
	"f\t320\tx-fmt/228\tApplixware Bitmap\t\t\tim\t",
	"s\t326\tB0:2A(424547494E|5354415254)205241535445522056455253494F4E3D\tE0:2A"
	"454E44205241535445520A",
	"f\t321\tx-fmt/229\tIntergraph Raster Image\t\t\ting\t",
	"f\t322\tx-fmt/230\tMIDI Audio\t\taudio/midi\tmid,midi\t",
	"s\t398\tB0:4D5468640000000600[00:02]{4}4D54726B",
	"f\t323\tx-fmt/231\tESRI MapInfo Export File\t\t\tmif\t",
	"s\t390\tB0-10:56(45|65)(52|72)(53|73)(49|69){1}(4E|6E){5-9}(43|63)(48|68)("
	"41|61)(52|72)(53|73)(45|65)(54|74)*43(4F|6F)(4C|6C)(55|75)(4D|6D)(4E|6E)"
	"(53|73)",
	"s\t391\tB0:56(45|65)(52|72)(53|73)(49|69){1}(4E|6E){5-9}(43|63)(48|68)(41|"
	"61)(52|72)(53|73)(45|65)(54|74)*63(4F|6F)(4C|6C)(55|75)(4D|6D)(4E|6E)(53"
	"|73)",
	"s\t392\tB0:76(45|65)(52|72)(53|73)(49|69){1}(4E|6E){5-9}(43|63)(48|68)(41|"
	"61)(52|72)(53|73)(45|65)(54|74)*43(4F|6F)(4C|6C)(55|75)(4D|6D)(4E|6E)(53"
	"|73)",
	"s\t393\tB0:76(45|65)(52|72)(53|73)(49|69){1}(4E|6E){5-9}(43|63)(48|68)(41|"
	"61)(52|72)(53|73)(45|65)(54|74)*63(4F|6F)(4C|6C)(55|75)(4D|6D)(4E|6E)(53"
	"|73)",
	"f\t324\tx-fmt/232\tMicrosoft Project Export File\t1.0\tapplication/x-project\t"
	"mpx\t",
	"s\t474\tB0:4D5058(2C|3B){1-50}(2C|3B)312E30",
	"f\t325\tx-fmt/233\tPaint Shop Pro Image\t3.0\t\tpsp\t",
	"s\t508\tB0:5061696E742053686F702050726F20496D6167652046696C650A1A000000000"
	"00300",
	"f\t326\tx-fmt/234\tPaint Shop Pro Image\t5.0\t\tpsp\t",
	"s\t510\tB0:5061696E742053686F702050726F20496D6167652046696C650A1A000000000"
	"00500",
	"f\t328\tx-fmt/235\tESRI Arc/View ShapeFile\t\t\tshp\t",
	"s\t291\tB0:0000270A0000000000000000000000000000000000000000{4}E8030000{68}"
	"00000001",
	"f\t331\tfmt/124\tEncapsulated PostScript File Format\t3\tapplication/postscri"
	"pt\teps,epsf,ps\t138,771,772,773,1073,1288",
	"s\t179\tB0:252150532D41646F62652D332E3020455053462D332E30(0A|0A0D|0D|0D0A)",
	"s\t180\tB0:C5D0D3C6\tA:252150532D41646F62652D332E(30|31)20455053462D332E30("
	"0A|0A0D|0D|0D0A)",
	"s\t451\tB0:252150532D41646F62652D332E3120455053462D332E30(0A|0A0D|0D|0D0A)",
	"f\t332\tfmt/123\tEncapsulated PostScript File Format\t2.0\tapplication/postsc"
	"ript\teps,epsf\t138,771,772,773,1073",
	"s\t177\tB0:252150532D41646F62652D32{0-3}455053462D32{0-2}0A",
	"s\t178\tB0:C5D0D3C6\tA:252150532D41646F62652D322E3020455053462D322E30(0A|0A"
	"0D|0D|0D0A)",
	"f\t342\tx-fmt/236\tWordStar for MS-DOS Document\t5.5\t\tws\t",
	"s\t611\tB0:1D7D000055{120}7D001D",
	"f\t343\tx-fmt/237\tWordStar for MS-DOS Document\t6.0\t\tws,ws6\t",
	"s\t612\tB0:1D7D000060{120}7D001D",
	"f\t350\tx-fmt/238\tMicrosoft Access Database File\t95\t\tmda,mdb,mde,mdt\t",
	"s\t271\tB0:000100005374616E64617264204A65742044420000000000\tA:416363657373"
	"56657273696F6E{0-1024}30362E[30:39][30:39]",
	"f\t351\tx-fmt/239\tMicrosoft Access Database File\t97\t\tmda,mdb,mde,mdt\t",
	"s\t272\tB0:000100005374616E64617264204A65742044420000000000\tA:416363657373"
	"56657273696F6E{0-1024}30372E[30:39][30:39]",
	"f\t352\tx-fmt/240\tMicrosoft Access Database File\t2000\t\tmdb,mde\t",
	"s\t273\tB0:000100005374616E64617264204A65742044420001000000\tA:410063006300"
	"650073007300560065007200730069006F006E{0-2048}300038002E00[30:39]00[30:3"
	"9]",
	"f\t353\tx-fmt/241\tMicrosoft Access Database File\t2002\t\tmdb,mde\t",
	"s\t274\tB0:000100005374616E64617264204A65742044420001000000\tA:410063006300"
	"650073007300560065007200730069006F006E{0-2048}300039002E00[30:39]00[30:3"
	"9]",
	"f\t355\tx-fmt/242\tMicrosoft FoxPro Database\t2.6\t\tdbf\t",
	"f\t359\tx-fmt/243\tMicrosoft Project\t4.0\tapplication/vnd.ms-project\tmpp\t",
	"f\t360\tx-fmt/244\tMicrosoft Project\t95\tapplication/vnd.ms-project\tmpp\t359",
	"f\t361\tx-fmt/245\tMicrosoft Project\t98\tapplication/vnd.ms-project\tmpp\t",
	"f\t362\tx-fmt/246\tMicrosoft Project\t2000\t\t\t",
	"f\t363\tx-fmt/247\tMicrosoft Project\t2000-2003\tapplication/vnd.ms-project\tm"
	"pp\t",
	"f\t364\tx-fmt/248\tMicrosoft Outlook Personal Folders (ANSI)\t1997-2002\tappl"
	"ication/vnd.ms-outlook\tpst\t",
	"s\t260\tB0:2142444E{4}534D(0E00|0F00)",
	"f\t365\tx-fmt/249\tMicrosoft Outlook Personal Folders (Unicode)\t2003-2007\t\t"
	"pst\t",
	"s\t261\tB0:2142444E{4}534D1700",
	"f\t366\tx-fmt/250\tMicrosoft Outlook Personal Folders\t\t\t\t",
	"f\t367\tx-fmt/251\tMicrosoft Outlook Personal Folders\t\t\t\t",
	"f\t370\tx-fmt/252\tMicrosoft Publisher\t2.0\tapplication/x-mspublisher\tpub\t",
	"f\t371\tx-fmt/253\tMicrosoft Publisher\t95\tapplication/x-mspublisher\tpub\t",
	"f\t372\tx-fmt/254\tMicrosoft Publisher\t97\tapplication/x-mspublisher\tpub\t",
	"f\t373\tx-fmt/255\tMicrosoft Publisher\t98\tapplication/x-mspublisher\tpub\t",
	"f\t374\tx-fmt/256\tMicrosoft Publisher\t2000\tapplication/x-mspublisher\tpub\t",
	"f\t375\tx-fmt/257\tMicrosoft Publisher\t2002\tapplication/x-mspublisher\tpub\t",
	"f\t376\tx-fmt/258\tMicrosoft Visio Drawing\t2000-2002\tapplication/vnd.visio\t"
	"vsd,vss,vst\t767,1229",
	"f\t377\tx-fmt/259\tMicrosoft Visio Drawing\t2002\t\t\t",
	"f\t378\tx-fmt/260\tWordStar for MS-DOS Document\t4.0\t\tws,ws4\t",
	"f\t379\tx-fmt/261\tWordStar for MS-DOS Document\t7.0\t\tws,ws7\t",
	"s\t613\tB0:1D7D000070{120}7D001D",
	"f\t380\tx-fmt/262\tWordStar for Windows Document\t2.0\t\tws,wsw\t",
	"f\t382\tx-fmt/263\tZIP Format\t\tapplication/zip\tzip\t",
	"s\t200\tB0-4:504B0304\tE18-65531:504B01{43-65531}504B0506",
	"s\t2311\tB0:504B05060000",
	"f\t384\tx-fmt/264\tRAR Archive\t2.0\tapplication/vnd.rar\trar\t",
	"s\t590\tB0:526172211A0700{2}73{34}14",
	"f\t385\tx-fmt/265\tTape Archive Format\t\tapplication/x-tar\ttar\t",
	"s\t265\tB0:[21:EF]{104}[30:37][20:37](00|20){5}[30:37][20:37](00|20){5}[30"
	":37][20:37]00{10}[30:37](00|20){10}[30:37](00|20){5}[30:37][00:37](00|20"
	")",
	"f\t386\tx-fmt/266\tGZIP Format\t\tapplication/gzip\tgz,z\t",
	"s\t201\tB0:1F8B08",
	"f\t387\tx-fmt/267\tBZIP Compressed Archive\t\t\tbz\t",
	"s\t340\tB0:425A30",
	"f\t388\tx-fmt/268\tBZIP2 Compressed Archive\t\tapplication/x-bzip2\tbz2\t",
	"s\t342\tB0:425A68{1}314159265359",
	"f\t389\tx-fmt/269\tZOO Compressed Archive\t\t\tzoo\t",
	"s\t621\tB20:DCA7C4FD\tE0:FC83",
	"f\t402\tx-fmt/270\tOS/2 Bitmap\t2.0\timage/bmp\tbmp\t",
	"s\t505\tB0:424D{12}(10|30|40)000000{8}0100",
	"s\t506\tB0:424D{12}28000000{8}0100180004000000",
	"s\t507\tB0:424D{12}28000000{8}0100010003000000",
	"f\t403\tx-fmt/271\tdBASE Database\tIII+\t\tdbf\t",
	"s\t385\tB0:83{1}[01:0C][01:1F]{28}([41:5A]|[61:7A]){10}(43|44|4C|4D|4E)",
	"f\t404\tx-fmt/272\tdBASE Database\tV\t\tdbf\t",
	"f\t405\tx-fmt/273\tMicrosoft Word for MS-DOS Document\t3.0\t\t\t",
	"f\t406\tx-fmt/274\tMicrosoft Word for MS-DOS Document\t1.x - 4.0\tapplication"
	"/msword\tdoc\t",
	"s\t488\tB0:31BE000000AB0000000000000000{82}0000{18}00",
	"f\t407\tx-fmt/275\tMicrosoft Word for MS-DOS Document\t5.0 - 5.4\tapplication"
	"/msword\tdoc\t",
	"s\t489\tB0:31BE000000AB0000000000000000{82}0000{18}(04|05)",
	"f\t408\tx-fmt/276\tMicrosoft Word for MS-DOS Document\t5.5\tapplication/mswor"
	"d\tdoc\t",
	"s\t490\tB0:31BE000000AB0000000000000000{82}0000{18}(06|07)",
	"f\t422\tx-fmt/277\tReal Video\t\tvideo/vnd.rn-realvideo\trv\t",
	"f\t424\tx-fmt/278\tRealAudio\t3\taudio/vnd.rn-realaudio\tra\t",
	"s\t592\tB0:2E7261FD0003",
	"f\t425\tx-fmt/279\tMPEG 1/2 Audio Layer 3 Streaming\t\taudio/mpeg\tm3u,m3u8\t",
	"f\t429\tx-fmt/280\tXML Schema Definition\t\tapplication/xml\txsd\t319,638,1852,"
	"2192",
	"s\t538\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)\tE0-2:3C(2F|2"
	"F78733A|2F7873643A)736368656D613E",
	"f\t430\tx-fmt/281\tExtensible Stylesheet Language\t\tapplication/xml\txsl\t",
	"f\t433\tx-fmt/282\t8-bit ANSI Text\t\ttext/plain\tans\t",
	"f\t434\tx-fmt/283\t8-bit ASCII Text\t\ttext/plain\tasc\t",
	"f\t435\tx-fmt/284\tIBM DisplayWrite Final Form Text File\t\t\tfft\t",
	"f\t436\tx-fmt/285\tIBM DisplayWrite Revisable Form Text File\t\t\trft\t",
	"f\t437\tx-fmt/286\tDEC Data Exchange File\t\tapplication/dec-dx.\tdx\t",
	"f\t438\tx-fmt/287\tDEC WPS Plus Document\t\t\twpl\t",
	"f\t439\tx-fmt/288\tIBM DisplayWrite Document\t2\t\t\t",
	"f\t440\tx-fmt/289\tIBM DisplayWrite Document\t3\t\t\t",
	"f\t441\tx-fmt/290\tAMI Draw Vector Image\t\t\tsdw\t",
	"s\t325\tB0:414D495F4D45544146494C455F464F524D41542056455253494F4E",
	"f\t444\tx-fmt/291\tCorelDraw Drawing\t7.0\t\tcdr\t2741",
	"s\t375\tB0:524946(46|58){4}434452377672736E",
	"f\t445\tx-fmt/292\tCorelDraw Drawing\t8.0\t\tcdr\t2741",
	"s\t376\tB0:524946(46|58){4}434452387672736E",
	"f\t446\tx-fmt/293\tHewlett Packard Graphics Language\t\tapplication/vnd.hp-HP"
	"GL\thpgl\t",
	"f\t447\tx-fmt/294\tMicrografx Draw\t3.0\t\tdrw\t78,449",
	"s\t1697\tB0:01FF020403020002(00|02)022105",
	"f\t448\tx-fmt/295\tMicrografx Draw\t4.0\t\tdrt,drw\t78,447",
	"s\t1698\tB0:01FF020403020002(00|02)022105{3}57696E646F77732044726177204472"
	"6177696E67",
	"f\t449\tx-fmt/296\tMicrografx Designer\t3.1\t\tdrw\t",
	"f\t450\tx-fmt/297\tPaint Shop Pro Image\t6.0\t\tpsp,pspimage\t",
	"s\t511\tB0:5061696E742053686F702050726F20496D6167652046696C650A1A000000000"
	"00600",
	"f\t451\tx-fmt/298\tPaint Shop Pro Image\t7\t\tpsp,pspimage\t",
	"s\t512\tB0:5061696E742053686F702050726F20496D6167652046696C650A1A000000000"
	"00700",
	"f\t452\tx-fmt/299\tX-Windows Bitmap Image\tX10\timage/x-xbitmap\txbm\t",
	"s\t617\tB0:23646566696E6520{1-30}5F776964746820{1-16}23646566696E6520{1-30"
	"}5F68656967687420*73746174696320756E7369676E65642073686F727420{1-30}5F62"
	"6974735B5D203D207B",
	"f\t453\tx-fmt/300\tX-Windows Screen Dump File\tX10\timage/x-xwindowdump\txdm,x"
	"wd\t",
	"s\t619\tB0:0000002800000006{4}000000{1}000000(00|01)",
	"f\t455\tx-fmt/301\tACBM Graphics\t\t\tacb\t",
	"f\t456\tx-fmt/302\tAdobe Framemaker Document\t8.0\tapplication/vnd.framemaker"
	"\tfm\t",
	"s\t395\tB0:3C4D616B657246696C6520382E30483E",
	"f\t457\tx-fmt/303\tAldus Freehand Drawing\t3\t\tfh3\t",
	"s\t322\tB0:46483331",
	"f\t458\tx-fmt/304\tAldus Freehand Drawing\t4\t\tfh4\t87",
	"s\t1813\tB0:41474431{64-1024}416C647573204672656548616E642034",
	"f\t463\tx-fmt/305\tApple Sound\t\t\tafc\t",
	"f\t464\tx-fmt/306\tAutoSketch Drawing\t\t\tskf\t",
	"f\t465\tx-fmt/307\tParadox Database Memo Field (Binary Large Object)\t\t\tdbq,"
	"mb\t",
	"s\t520\tB0:000100{8}00100010{1}1040000008",
	"f\t466\tx-fmt/308\tBtrieve Database\t5.1\t\tbtr\t",
	"f\t467\tx-fmt/309\tChiWriter Document\t3\t\tchi\t",
	"s\t347\tB0:5C31637720332E",
	"f\t468\tx-fmt/310\tCorelCHART Document\t\t\tcch\t",
	"f\t469\tx-fmt/311\tdBASE Text Memo\t\t\tdbt\t",
	"f\t470\tx-fmt/312\tDesignCAD Drawing\t\t\tdc,dc2\t",
	"f\t472\tx-fmt/313\tDesignCAD for Windows Drawing\t\t\tdw2\t",
	"f\t473\tx-fmt/314\tDigital Terrain Elevation Data\t\t\tavg,dt0,dt1,dt2,dted,ma"
	"x,min\t",
	"s\t387\tB0:55484C31{7}(45|57){7}(4E|53){60}445349",
	"f\t474\tx-fmt/315\tDocument Type Definition\t\t\tdtd\t",
	"f\t475\tx-fmt/316\tDr Halo Bitmap\t\t\tcut\t",
	"f\t476\tx-fmt/317\tESRI Arc/View Project\t2.x\t\tapr\t",
	"s\t438\tB0:2F322E[30:33](0A|0D0A)2850726F6A6563742E31(0A|0D0A)094E616D653A"
	"0922",
	"f\t477\tx-fmt/318\tFileMaker Pro Database\t3\tapplication/x-filemaker\tfm,fmp,"
	"fp,fp3\t",
	"s\t789\tB0:0001000000020001000500020002C0{527}50726F2033",
	"f\t478\tx-fmt/319\tFileMaker Pro Database\t5\t\tfm,fmp,fp,fp5\t",
	"s\t790\tB0:0001000000020001000500020002C0{527}50726F2035",
	"f\t482\tx-fmt/320\tFractal Image\t\t\tfif\t",
	"s\t394\tB0:46494601{52}C0",
	"f\t483\tx-fmt/321\tFramework Database\tII\t\tfw,fw2\t",
	"f\t485\tx-fmt/322\tFramework Database\tIII\t\tfw3\t",
	"f\t486\tx-fmt/323\tFramework Database\tIV\t\tfw4\t",
	"f\t487\tx-fmt/324\tHarvard Graphics Show\t2.0\t\tshw\t",
	"s\t453\tB0:53484F57",
	"f\t488\tx-fmt/325\tHarvard Graphics Vector Graphics\t2.0\t\tcht\t",
	"s\t452\tB0:46616C63",
	"f\t489\tx-fmt/326\tHewlett Packard AdvanceWrite Text File\t\t\taw\t",
	"f\t490\tx-fmt/327\tIntelliDraw Vector Graphics\t\t\tidw\t",
	"f\t491\tx-fmt/328\tInterBase Database\t\t\tgdb\t",
	"f\t492\tx-fmt/329\tInterleaf Document\t\t\tdoc\t",
	"f\t493\tx-fmt/330\tJustWrite Text Document\t\t\tjw,jwt\t",
	"s\t1353\tB0:4646464649494949",
	"f\t494\tx-fmt/331\tLotus 1-2-3 Spreadsheet Formatting File\t2.3-2.4\t\tfm1,fmt"
	"\t",
	"s\t465\tB0:000002000680(02|83|96)00",
	"f\t495\tx-fmt/332\tLotus 1-2-3 Spreadsheet Formatting File\t3.0\t\tfm3\t",
	"f\t496\tx-fmt/333\tLotus Approach View File\t97\tapplication/vnd.lotus-approa"
	"ch\tapr\t",
	"f\t497\tx-fmt/334\tLotus Approach View File\t\tapplication/vnd.lotus-approach"
	"\tapt\t",
	"f\t498\tx-fmt/335\tLotus Freelance Smartmaster Graphics\t\tapplication/vnd.lo"
	"tus-freelance\tmas\t",
	"s\t1953\tB0:000140004445425240{155}42756C6C65746564204C697374",
	"f\t499\tx-fmt/336\tLotus Notes Database\t2\tapplication/vnd.lotus-notes\tns2,n"
	"sf\t",
	"f\t500\tx-fmt/337\tLotus Notes Database\t3\tapplication/vnd.lotus-notes\tns3,n"
	"sf\t",
	"f\t501\tx-fmt/338\tLotus Notes Database\t4\tapplication/vnd.lotus-notes\tns4,n"
	"sf\t",
	"f\t503\tx-fmt/339\tLotus Notes File\t\t\tbox\t",
	"f\t504\tx-fmt/340\tLotus WordPro Document\t96\tapplication/lwp, application/v"
	"nd.lotus-wordpro\tlwp\t",
	"s\t439\tB0:576F726450726F0DFB000000000000000005985C8172030040CCC1BFFFBDF9("
	"50|70)",
	"f\t505\tx-fmt/341\tMacromedia Director\tPC\tapplication/x-director\tdir,dxr\t",
	"s\t409\tB0:52494658{4}4D563933696D617000000018000000010000002C",
	"f\t506\tx-fmt/342\tMicrosoft FoxPro Memo\t\t\tfpt,frt,pjt,vct\t",
	"s\t555\tB0:00{3}000000[!00]{504}000000[00:02]{4}[!00]",
	"s\t556\tB0:00{3}000000[!00]{520}000000[00:02]{4}[!00]",
	"s\t557\tB0:00{3}000000[!00]{504}000000[00:02]000000010000000001000000[!00]",
	"f\t507\tx-fmt/343\tMicrosoft Visual FoxPro Table\t\t\tdbx\t",
	"f\t508\tx-fmt/344\tMicrosoft Works Database\t\t\tbdb\t",
	"f\t509\tx-fmt/345\tMicrosoft Works Document\t\t\tbps\t",
	"f\t510\tx-fmt/346\tMicrostation CAD Drawing\t95\t\tdgn\t",
	"f\t511\tx-fmt/347\tMultiMate Text File\t4.x\t\tdox,fnx,pat\t",
	"s\t2303\tB420:07{59}2E{1}0037{8}44242020202020",
	"f\t512\tx-fmt/348\tMultipage Zsoft Paintbrush Bitmap Graphics\t\timage/x-dcx\t"
	"dcx\t",
	"s\t503\tB0:B168DE3A",
	"f\t513\tx-fmt/349\tNota Bene Text File\t\t\tnb\t",
	"f\t514\tx-fmt/350\tOmniPage Pro Document\t5-9\t\tmet\t",
	"s\t1750\tB0:43434D4554",
	"f\t515\tx-fmt/351\tPageMaker Document\t3.0\t\tpm3\t",
	"f\t516\tx-fmt/352\tPageMaker PC Document\t4.0\tapplication/vnd.pagemaker\tpm4,"
	"pt4\t",
	"s\t2018\tB6-12:FF99{100}4D500004",
	"f\t518\tx-fmt/353\tProfessional Write Text File\t\t\tpw\t",
	"f\t520\tx-fmt/354\tSAP Document\t\t\tali\t",
	"f\t521\tx-fmt/355\tSAS Data File\t\t\tssd\t",
	"f\t522\tx-fmt/356\tSAS for MS-DOS Database\t\t\tssd\t",
	"f\t523\tx-fmt/357\tScanstudio 16-Colour Bitmap\t\t\tadc\t",
	"f\t524\tx-fmt/358\tSilicon Graphics Graphics File\t\t\t\t",
	"f\t525\tx-fmt/359\tStarOffice Calc\t5.x\t\tsdc\t",
	"f\t526\tx-fmt/360\tStarOffice Impress\t5.x\t\tsdd\t",
	"f\t527\tx-fmt/361\tStatGraphics Data File\t\t\taws\t",
	"f\t528\tx-fmt/362\tStratGraphics Data File\t\t\tasf\t",
	"f\t529\tx-fmt/363\tSuperCalc Spreadsheet\t4\t\tcal\t",
	"s\t600\tB0:537570657243616C63207665722E{2}342E",
	"f\t530\tx-fmt/364\tSuperCalc Spreadsheet\t5\t\tcal\t",
	"s\t602\tB0:537570657243616C63207665722E{2}352E",
	"f\t531\tx-fmt/365\tTeX Binary File\t\tapplication/x-dvi\tdvi\t",
	"f\t532\tfmt/160\tTeX/LaTeX Device Independent Document\t\tapplication/x-dvi\td"
	"vi\t",
	"s\t605\tB0:F702\tE0:F9{4}02{0-3}DFDFDFDF",
	"f\t533\tx-fmt/367\tTruevision TGA Bitmap\t1.0\t\tafi,bpx,icb,tga,vda,vst\t",
	"s\t604\tB1:01(01|09){4}(0F|10|18|20){8}(08|0F|10|18|20)",
	"s\t627\tB1:00(02|03|0A|0B)0000000000{8}(08|0F|10|18|20)",
	"f\t538\tx-fmt/368\tVisiCalc Database\t\t\tdif\t",
	"f\t539\tx-fmt/369\tVista Pro Graphics\t\t\tdem\t",
	"f\t542\tx-fmt/370\tWordStar for MS-DOS Document\t3.0\t\tws,ws3\t",
	"f\t547\tx-fmt/371\tXYWrite for Windows Document\t4.0\t\txyw\t",
	"f\t548\tx-fmt/372\tXYWrite Document\tIII+\t\txyp\t",
	"f\t549\tx-fmt/373\tXYWrite Document\tIV\t\txy4\t",
	"f\t552\tx-fmt/374\tCorelDraw Drawing\t9.0\t\tcdr\t2741",
	"s\t377\tB0:524946(46|58){4}434452397672736E",
	"f\t553\tx-fmt/375\tCorelDraw Drawing\t10.0\t\tcdr\t2741",
	"s\t378\tB0:524946(46|58){4}434452417672736E",
	"f\t554\tx-fmt/376\tPaint Shop Pro Image\t8\t\tpspimage\t",
	"s\t513\tB0:5061696E742053686F702050726F20496D6167652046696C650A1A000000000"
	"00800",
	"f\t555\tx-fmt/377\tPaint Shop Pro Image\t4.00\t\tpsp\t",
	"s\t509\tB0:5061696E742053686F702050726F20496D6167652046696C650A1A000000000"
	"00400",
	"f\t556\tx-fmt/378\tCorelDraw Drawing\t11.0\t\tcdr\t2741",
	"s\t379\tB0:524946(46|58){4}434452427672736E",
	"f\t557\tx-fmt/379\tCorelDraw Drawing\t3.0\t\tcdr\t2741",
	"s\t724\tB0:52494646{4}434452207672736E",
	"f\t558\tx-fmt/380\tdBASE for Windows database\t5.0\t\tdbf\t",
	"f\t559\tx-fmt/381\tDia Graphics Format\t\t\tdia\t",
	"f\t609\tfmt/7\tTagged Image File Format\t3\t\t\t",
	"f\t610\tfmt/8\tTagged Image File Format\t4\t\t\t",
	"f\t611\tfmt/9\tTagged Image File Format\t5\t\t\t",
	"f\t612\tfmt/10\tTagged Image File Format\t6\t\t\t",
	"f\t613\tfmt/14\tAcrobat PDF 1.0 - Portable Document Format\t1.0\tapplication/"
	"pdf\tpdf\t687,869",
	"s\t123\tB0:255044462D312E30\tE0-1024:2525454F46",
	"f\t614\tfmt/15\tAcrobat PDF 1.1 - Portable Document Format\t1.1\tapplication/"
	"pdf\tpdf\t687,869",
	"s\t124\tB0:255044462D312E31\tE0-1024:2525454F46",
	"f\t615\tfmt/16\tAcrobat PDF 1.2 - Portable Document Format\t1.2\tapplication/"
	"pdf\tpdf\t687,869",
	"s\t125\tB0:255044462D312E32\tE0-1024:2525454F46",
	"f\t616\tfmt/17\tAcrobat PDF 1.3 - Portable Document Format\t1.3\tapplication/"
	"pdf\tpdf\t687,869",
	"s\t23\tB0:255044462D312E33\tE0-1024:2525454F46",
	"f\t617\tfmt/18\tAcrobat PDF 1.4 - Portable Document Format\t1.4\tapplication/"
	"pdf\tpdf\t687,869",
	"s\t20\tB0:255044462D312E34\tE0-1024:2525454F46",
	"f\t618\tfmt/19\tAcrobat PDF 1.5 - Portable Document Format\t1.5\tapplication/"
	"pdf\tpdf\t687,869",
	"s\t22\tB0:255044462D312E35\tE0-1024:2525454F46",
	"f\t619\tfmt/3\tGraphics Interchange Format\t87a\timage/gif\tgif\t",
	"s\t18\tB0:474946383761\tE0-4:3B",
	"f\t620\tfmt/4\tGraphics Interchange Format\t89a\timage/gif\tgif\t",
	"s\t17\tB0:474946383961\tE0-4:3B",
	"f\t621\tfmt/86\tPCX\t0\timage/vnd.zbrush.pcx\tpcc,pcx\t",
	"s\t65\tB0:0A0001",
	"f\t622\tfmt/87\tPCX\t2\timage/vnd.zbrush.pcx\tpcc,pcx\t",
	"s\t64\tB0:0A0201",
	"f\t623\tfmt/88\tPCX\t3\timage/vnd.zbrush.pcx\tpcc,pcx\t",
	"s\t63\tB0:0A0301",
	"f\t624\tfmt/89\tPCX\t4\timage/vnd.zbrush.pcx\tpcc,pcx\t",
	"s\t62\tB0:0A0401",
	"f\t625\tfmt/90\tPCX\t5\timage/vnd.zbrush.pcx\tpcc,pcx\t687",
	"s\t61\tB0:0A0501",
	"f\t626\tfmt/45\tRich Text Format\t1.0-1.4\tapplication/rtf, text/rtf\trtf\t",
	"s\t30\tB0:7B5C7274(66|6631)5C(616E7369|6D6163|7063|706361)",
	"f\t627\tfmt/46\tRich Text Format\t1.1\t\t\t",
	"f\t628\tfmt/47\tRich Text Format\t1.2\t\t\t",
	"f\t629\tfmt/48\tRich Text Format\t1.3\t\t\t",
	"f\t630\tfmt/49\tRich Text Format\t1.4\t\t\t",
	"f\t631\tfmt/50\tRich Text Format\t1.5-1.6\tapplication/rtf, text/rtf\trtf\t626,"
	"627,628,629,630",
	"s\t158\tB0:7B5C7274(66|6631){0-1}5C(616E7369|6D6163|7063|706361)5C616E7369"
	"637067",
	"f\t632\tfmt/51\tRich Text Format\t1.6\t\t\t",
	"f\t633\tfmt/52\tRich Text Format\t1.7\tapplication/rtf, text/rtf\trtf\t626,627,"
	"628,629,630,631,632",
	"s\t26\tB0:7B5C7274(66|6631)5C(616E7369|6D6163|7063|706361)5C616E7369637067"
	"{3-*}5C737473686664626368{1-4}5C73747368666C6F6368{1-4}5C737473686668696"
	"368{1-4}5C73747368666269",
	"f\t634\tfmt/91\tScalable Vector Graphics\t1.0\timage/svg+xml\tsvg\t638",
	"s\t24\tB0:3C3F786D6C2076657273696F6E3D22312E3022*3C737667*7376673E",
	"f\t635\tfmt/92\tScalable Vector Graphics\t1.1\timage/svg+xml\tsvg\t316,634,638",
	"s\t25\tB0:3C3F786D6C2076657273696F6E3D22312E3022*3C737667*76657273696F6E3D"
	"22312E3122*7376673E",
	"f\t637\tfmt/20\tAcrobat PDF 1.6 - Portable Document Format\t1.6\tapplication/"
	"pdf\tpdf\t687,869",
	"s\t21\tB0:255044462D312E36\tE0-1024:2525454F46",
	"f\t638\tfmt/101\tExtensible Markup Language\t1.0\tapplication/xml, text/xml\tx"
	"ml\t639,640,641,642,645",
	"s\t34\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)",
	"f\t639\tfmt/97\tHypertext Markup Language\t2.0\ttext/html\thtm,html\t645",
	"s\t35\tB0-1024:3C21(444F4354595045|646F6374797065)20(48544D4C|68746D6C)20("
	"5055424C4943|7075626C6963)20222D2F2F{1-16}2F2F(445444|647464)20{0-64}(48"
	"544D4C|68746D6C)20322E30",
	"f\t640\tfmt/98\tHypertext Markup Language\t3.2\ttext/html\thtm,html\t645",
	"s\t36\tB0-1024:3C21(444F4354595045|646F6374797065)20(48544D4C|68746D6C)20("
	"5055424C4943|7075626C6963)20222D2F2F{1-16}2F2F(445444|647464)20{0-64}(48"
	"544D4C|68746D6C)20332E32",
	"f\t641\tfmt/99\tHypertext Markup Language\t4.0\ttext/html\thtm,html\t645,1018",
	"s\t37\tB0-1024:3C21(444F4354595045|646F6374797065)20(48544D4C|68746D6C)20("
	"5055424C4943|7075626C6963)20222D2F2F{1-16}2F2F(445444|647464)20{0-64}(48"
	"544D4C|68746D6C)20342E(3020|302F)",
	"f\t642\tfmt/100\tHypertext Markup Language\t4.01\ttext/html\thtm,html\t645",
	"s\t38\tB0-1024:3C21(444F4354595045|646F6374797065)20(48544D4C|68746D6C)20("
	"5055424C4943|7075626C6963)20222D2F2F{1-16}2F2F(445444|647464)20{0-64}(48"
	"544D4C|68746D6C)20342E3031",
	"f\t643\tfmt/102\tExtensible Hypertext Markup Language\t1.0\tapplication/xhtml"
	"+xml\thtm,html\t638,645",
	"s\t39\tB0-1024:3C21444F43545950452068746D6C205055424C494320222D2F2F5733432"
	"F2F445444205848544D4C20312E30\tA:3C68746D6C20786D6C6E733D22687474703A2F2F"
	"7777772E77332E6F72672F313939392F7868746D6C22*3C7469746C653E*3C2F7469746C"
	"653E",
	"f\t644\tfmt/103\tExtensible Hypertext Markup Language\t1.1\tapplication/xhtml"
	"+xml\thtm,html\t638,645",
	"s\t40\tB0-1024:3C21444F43545950452068746D6C205055424C494320222D2F2F5733432"
	"F2F445444205848544D4C20312E31\tA:3C68746D6C20786D6C6E733D22687474703A2F2F"
	"7777772E77332E6F72672F313939392F7868746D6C22*3C7469746C653E*3C2F7469746C"
	"653E",
	"f\t645\tfmt/96\tHypertext Markup Language\t\ttext/html\thtm,html\t",
	"s\t41\tB0-1024:3C(48544D4C|68746D6C)\tE0-1024:3C2F(424F4459|48544D4C|626F64"
	"79|68746D6C)3E",
	"s\t990\tB0-2048:3C00(480054004D004C00|680074006D006C00)\tE0-2048:3C002F00(4"
	"2004F0044005900|480054004D004C00|62006F0064007900|680074006D006C00)3E00",
	"f\t646\tfmt/104\tMacromedia Flash\t1\tapplication/x-shockwave-flash\tswf\t687",
	"s\t42\tB0:46575301\tE0:0000",
	"f\t647\tfmt/105\tMacromedia Flash\t2\tapplication/x-shockwave-flash\tswf\t687",
	"s\t43\tB0:46575302\tE0:0000",
	"f\t648\tfmt/106\tMacromedia Flash\t3\tapplication/x-shockwave-flash\tswf\t687",
	"s\t44\tB0:46575303\tE0:0000",
	"f\t649\tfmt/107\tMacromedia Flash\t4\tapplication/x-shockwave-flash\tswf\t687",
	"s\t45\tB0:46575304\tE0:0000",
	"f\t650\tfmt/108\tMacromedia Flash\t5\tapplication/x-shockwave-flash\tswf\t687",
	"s\t46\tB0:46575305\tE0:0000",
	"f\t651\tfmt/109\tMacromedia Flash\t6\tapplication/x-shockwave-flash\tswf\t687",
	"s\t47\tB0:46575306\tE0:0000",
	"s\t784\tB0:43575306",
	"f\t652\tfmt/110\tMacromedia Flash\t7\tapplication/x-shockwave-flash\tswf\t687",
	"s\t48\tB0:46575307\tE0:0000",
	"s\t785\tB0:43575307",
	"f\t653\tx-fmt/382\tMacromedia FLV\t1\tvideo/x-flv\tflv\t687",
	"s\t49\tB0:464C5601",
	"f\t654\tfmt/6\tWaveform Audio\t\taudio/x-wav\twav\t2741",
	"s\t50\tB0:52494646{4}57415645",
	"f\t655\tfmt/5\tAudio/Video Interleaved Format\t\tvideo/x-msvideo\tavi\t2741",
	"s\t51\tB0:52494646{4}41564920",
	"f\t656\tfmt/2\tBroadcast WAVE\t1 Generic\taudio/x-wav\twav\t654,784,786",
	"s\t1033\tB0:52494646{4}57415645*62657874{350}0100",
	"f\t657\tx-fmt/383\tFlexible Image Transport System\t\tapplication/fits, image"
	"/fits\tfits\t",
	"s\t57\tB0:53494D504C4520203D202020202020202020202020202020202020202054{50}"
	"42495450495820203D{19}(2038|2B38|3038|3136|3332|3634){50}4E4158495320202"
	"03D",
	"f\t658\tx-fmt/384\tQuicktime\t\tvideo/quicktime\tmov,qtm\t",
	"s\t1300\tB4-8:6D6F6F76{0-4096}(636D6F76|6D766864|726D7261)",
	"s\t1301\tB4-8:6D646174*6D6F6F76{0-4096}(636D6F76|6D766864|726D7261)",
	"s\t1302\tB4-8:636D6F76*6D6F6F76{0-4096}(636D6F76|6D766864|726D7261)",
	"s\t1303\tB4-8:6674797071742020",
	"s\t1304\tB4-8:706E6F74*6D6F6F76{0-4096}(636D6F76|6D766864|726D7261)",
	"s\t1305\tB4-8:736B6970*6D6F6F76{0-4096}(636D6F76|6D766864|726D7261)",
	"s\t1306\tB4-8:66726565*6D6F6F76{0-4096}(636D6F76|6D766864|726D7261)",
	"s\t1307\tB4-8:77696465*6D6F6F76{0-4096}(636D6F76|6D766864|726D7261)",
	"f\t659\tx-fmt/385\tMPEG-1 Program Stream\t\tvideo/mpeg\tmpeg,mpg\t",
	"s\t122\tB0:000001BA{8-12}000001BB",
	"f\t660\tx-fmt/386\tMPEG-2 Program Stream\t\tvideo/mpeg\tmod,mpeg,mpg\t659",
	"s\t655\tB0:000001BA{8-12}000001BB{8-65536}000001B3{8-136}000001B5",
	"f\t661\tfmt/93\tVirtual Reality Modeling Language\t1.0\tmodel/vrml\twrl\t",
	"s\t53\tB0:2356524D4C2056312E30206173636969",
	"f\t662\tfmt/94\tVirtual Reality Modeling Language\t2.0\tmodel/vrml\twrl\t",
	"s\t54\tB0:2356524D4C2056322E302075746638",
	"f\t664\tfmt/11\tPortable Network Graphics\t1.0\timage/png\tpng\t",
	"s\t58\tB0:89504E470D0A1A0A0000000D49484452\tE0-4:0000000049454E44AE426082",
	"f\t665\tfmt/12\tPortable Network Graphics\t1.1\timage/png\tpng\t664",
	"s\t183\tB0:89504E470D0A1A0A0000000D49484452*69434350\tE0:0000000049454E44AE"
	"426082",
	"s\t184\tB0:89504E470D0A1A0A0000000D49484452*73504C54\tE0:0000000049454E44AE"
	"426082",
	"s\t185\tB0:89504E470D0A1A0A0000000D49484452*73524742\tE0:0000000049454E44AE"
	"426082",
	"f\t666\tfmt/13\tPortable Network Graphics\t1.2\timage/png\tpng\t664,665",
	"s\t186\tB0:89504E470D0A1A0A0000000D49484452*69545874\tE0:0000000049454E44AE"
	"426082",
	"f\t667\tfmt/42\tJPEG File Interchange Format\t1.00\timage/jpeg\tjfi,jfif,jif,j"
	"pe,jpeg,jpg\t670",
	"s\t66\tB0:FFD8FFE0{2}4A464946000100(00|01|02)\tE0-65536:FFD9",
	"f\t668\tfmt/43\tJPEG File Interchange Format\t1.01\timage/jpeg\tjfi,jfif,jif,j"
	"pe,jpeg,jpg\t670",
	"s\t67\tB0:FFD8FFE0{2}4A464946000101(00|01|02)\tE0-65536:FFD9",
	"f\t669\tfmt/44\tJPEG File Interchange Format\t1.02\timage/jpeg\tjfi,jfif,jif,j"
	"pe,jpeg,jpg\t670",
	"s\t68\tB0:FFD8FFE0{2}4A464946000102(00|01|02)\tE0-65536:FFD9",
	"f\t670\tfmt/41\tRaw JPEG Stream\t\timage/jpeg\tjfi,jfif,jif,jpe,jpeg,jpg\t",
	"s\t69\tB0:FFD8FF\tE0-65536:FFD9",
	"s\t697\tB0:FFD8FFED{2}50686F746F73686F7020332E30003842494D\tE0-16000:FFD9",
	"f\t671\tfmt/112\tStill Picture Interchange File Format\t1.0\timage/jpeg\tjpg,s"
	"pf\t670",
	"s\t70\tB0:FFD8FFE800205350494646000100(00|01|02|03|04){11}(00|01|02|03|04|"
	"05){9}FFE8",
	"f\t672\tx-fmt/387\tExchangeable Image File Format (Uncompressed)\t2.2\timage/"
	"tiff\ttif,tiff\t609,610,611,612,1099",
	"s\t154\tB0:4D4D002A\tE0-131072:900000070000000430323230",
	"s\t157\tB0:49492A00\tE0-131072:009007000400000030323230",
	"s\t285\tB0:4D4D002A\tB10-131082:900000070000000430323230",
	"s\t288\tB0:49492A00\tB10-131082:009007000400000030323230",
	"f\t673\tx-fmt/388\tExchangeable Image File Format (Uncompressed)\t2.1\timage/"
	"tiff\ttif,tiff\t609,610,611,612,1099",
	"s\t153\tB0:4D4D002A\tE0-65535:900000070000000430323130",
	"s\t156\tB0:49492A00\tE0-65535:009007000400000030323130",
	"s\t284\tB0:4D4D002A\tB10-65535:900000070000000430323130",
	"s\t287\tB0:49492A00\tB10-65545:009007000400000030323130",
	"f\t674\tx-fmt/389\tExchangeable Image File Format (Audio)\t2.1\taudio/x-wav\tw"
	"av\t654",
	"s\t144\tB0:52494646{4}57415645*666D7420{4}(01|07|11)00*4C495354{4}65786966"
	"65766572{4}30323130*64617461",
	"f\t675\tx-fmt/390\tExchangeable Image File Format (Compressed)\t2.1\timage/jp"
	"eg\tjpeg,jpg\t670",
	"s\t147\tB0:FFD8FFE1{2}4578696600004D4D002A*900000070000000430323130\tE0-160"
	"00:FFD9",
	"s\t150\tB0:FFD8FFE1{2}45786966000049492A00*009007000400000030323130\tE0-160"
	"00:FFD9",
	"f\t676\tx-fmt/391\tExchangeable Image File Format (Compressed)\t2.2\timage/jp"
	"eg\tjpeg,jpg\t670",
	"s\t148\tB0:FFD8FFE1{2}4578696600004D4D002A*900000070000000430323230\tE0-131"
	"072:FFD9",
	"s\t151\tB0:FFD8FFE1{2}45786966000049492A00*009007000400000030323230\tE0-131"
	"072:FFD9",
	"f\t677\tfmt/113\tStill Picture Interchange File Format\t2.0\timage/jpeg\t\t",
	"f\t678\tfmt/55\tMicrosoft Excel 2.x Worksheet (xls)\t2\tapplication/vnd.ms-ex"
	"cel\txls\t",
	"s\t72\tB0:09000400{2}1000",
	"f\t679\tfmt/56\tMicrosoft Excel 3.0 Worksheet (xls)\t3\tapplication/vnd.ms-ex"
	"cel\txls\t",
	"s\t73\tB0:09020600{2}1000",
	"f\t680\tfmt/57\tMicrosoft Excel 4.0 Worksheet (xls)\t4S\tapplication/vnd.ms-e"
	"xcel\txls\t",
	"s\t74\tB0:09040600{2}1000",
	"f\t681\tfmt/58\tMicrosoft Excel 4.0 Workbook (xls)\t4W\tapplication/vnd.ms-ex"
	"cel\txlw\t",
	"s\t75\tB0:09040600(0000|0004)0001",
	"f\t682\tfmt/59\tMicrosoft Excel 5.0/95 Workbook (xls)\t5/95\tapplication/vnd."
	"ms-excel\txls,xlw\t767",
	"f\t683\tfmt/60\tExcel 95 Workbook (xls)\t7\t\t\t",
	"f\t684\tfmt/61\tMicrosoft Excel 97-2003 Workbook (xls)\t8 & 8X\tapplication/v"
	"nd.ms-excel\txls,xlw\t682,767",
	"f\t685\tfmt/62\tMicrosoft Excel 2000-2003 Workbook (xls)\t8X\t\t\t767",
	"f\t686\tx-fmt/392\tJP2 (JPEG 2000 part 1)\t\timage/jp2\tjp2\t",
	"s\t251\tB0:0000000C6A5020200D0A870A{4}667479706A7032",
	"f\t687\tfmt/134\tMPEG 1/2 Audio Layer 3\t\taudio/mpeg\tmp3\t",
	"s\t266\tE47-1795:FFFB[10:EB]{46-1439}FFFB[10:EB]{46-1439}FFFB[10:EB]{46-14"
	"39}FFFB[10:EB]{46-1439}FFFB[10:EB]{46-1439}FFFB[10:EB]{46-1439}FFFB[10:E"
	"B]\tB0:494433",
	"s\t267\tE47-1795:FFF3[10:EB]{46-1439}FFF3[10:EB]{46-1439}FFF3[10:EB]{46-14"
	"39}FFF3[10:EB]{46-1439}FFF3[10:EB]{46-1439}FFF3[10:EB]{46-1439}FFF3[10:E"
	"B]\tB0:494433",
	"s\t268\tE47-1795:FFFA[10:EB]{46-1439}FFFA[10:EB]{46-1439}FFFA[10:EB]{46-14"
	"39}FFFA[10:EB]{46-1439}FFFA[10:EB]{46-1439}FFFA[10:EB]{46-1439}FFFA[10:E"
	"B]\tB0:494433",
	"s\t269\tE47-1795:FFF2[10:EB]{46-1439}FFF2[10:EB]{46-1439}FFF2[10:EB]{46-14"
	"39}FFF2[10:EB]{46-1439}FFF2[10:EB]{46-1439}FFF2[10:EB]{46-1439}FFF2[10:E"
	"B]\tB0:494433",
	"s\t279\tB0-1795:FFFB[10:EB]{46-1439}FFFB[10:EB]{46-1439}FFFB[10:EB]{46-143"
	"9}FFFB[10:EB]{46-1439}FFFB[10:EB]{46-1439}FFFB[10:EB]{46-1439}FFFB[10:EB"
	"]{46-1439}FFFB[10:EB]{46-1439}FFFB[10:EB]{46-1439}FFFB[10:EB]",
	"s\t280\tB0-1795:FFF3[10:EB]{46-1439}FFF3[10:EB]{46-1439}FFF3[10:EB]{46-143"
	"9}FFF3[10:EB]{46-1439}FFF3[10:EB]{46-1439}FFF3[10:EB]{46-1439}FFF3[10:EB"
	"]{46-1439}FFF3[10:EB]{46-1439}FFF3[10:EB]{46-1439}FFF3[10:EB]",
	"s\t281\tB0-1795:FFFA[10:EB]{46-1439}FFFA[10:EB]{46-1439}FFFA[10:EB]{46-143"
	"9}FFFA[10:EB]{46-1439}FFFA[10:EB]{46-1439}FFFA[10:EB]{46-1439}FFFA[10:EB"
	"]{46-1439}FFFA[10:EB]{46-1439}FFFA[10:EB]{46-1439}FFFA[10:EB]",
	"s\t282\tB0-1795:FFF2[10:EB]{46-1439}FFF2[10:EB]{46-1439}FFF2[10:EB]{46-143"
	"9}FFF2[10:EB]{46-1439}FFF2[10:EB]{46-1439}FFF2[10:EB]{46-1439}FFF2[10:EB"
	"]{46-1439}FFF2[10:EB]{46-1439}FFF2[10:EB]{46-1439}FFF2[10:EB]",
	"s\t1733\tB0-1795:FFE3[10:EB]{46-1439}FFE3[10:EB]{46-1439}FFE3[10:EB]{46-14"
	"39}FFE3[10:EB]{46-1439}FFE3[10:EB]{46-1439}FFE3[10:EB]{46-1439}FFE3[10:E"
	"B]{46-1439}FFE3[10:EB]{46-1439}FFE3[10:EB]{46-1439}FFE3[10:EB]",
	"f\t688\tfmt/39\tMicrosoft Word Document\t6.0/95\tapplication/msword\tdoc\t767,1"
	"401",
	"s\t128\tB0:D0CF11E0A1B11AE1{20}FEFF\tA:57006F007200640044006F00630075006D00"
	"65006E007400{42}02(00|01)\tA:4D6963726F736F667420576F726420(362E30|362E30"
	"2D446F6B756D656E74|666F722057696E646F7773203935)",
	"f\t690\tfmt/40\tMicrosoft Word Document\t97-2003\tapplication/msword\tdoc,wbk\t"
	"767,1401",
	"s\t182\tB0:D0CF11E0A1B11AE1{20}FEFF\tA:57006F007200640044006F00630075006D00"
	"65006E007400{42}02(00|01)\tA:4D6963726F736F667420576F7264(2031302E30|2038"
	"2E30|20392E30|2D446F6B756D656E74)",
	"f\t691\tfmt/131\tAdvanced Systems Format\t\tapplication/vnd.ms-asf\tasf\t",
	"s\t80\tB0:3026B2758E66CF11A6D900AA0062CE6C{12}0102",
	"f\t692\tfmt/132\tWindows Media Audio\t\taudio/x-ms-wma\tasf,wma\t691",
	"s\t81\tB0:3026B2758E66CF11A6D900AA0062CE6C{12}0102\tA:9107DCB7B7A9CF118EE60"
	"0C00C205365{8}409E69F84D5BCF11A8FD00805F5C442B{38}(6101|6201|6301)",
	"f\t693\tfmt/133\tWindows Media Video\t\tvideo/x-ms-wmv\tasf,wmv\t691,692",
	"s\t82\tB0:3026B2758E66CF11A6D900AA0062CE6C{12}0102\tA:9107DCB7B7A9CF118EE60"
	"0C00C205365{8}C0EF19BC4D5BCF11A8FD00805F5C442B{65}574D56(31|32|33)",
	"f\t694\tfmt/21\tAutoCAD Drawing\t1.0\timage/vnd.dwg\tdwg\t",
	"s\t83\tB0:4D43302E30",
	"f\t695\tfmt/22\tAutoCAD Drawing\t1.2\timage/vnd.dwg\tdwg\t",
	"s\t84\tB0:4143312E32",
	"f\t696\tfmt/23\tAutoCAD Drawing\t1.3\timage/vnd.dwg\tdwg\t",
	"s\t85\tB0:4143312E33",
	"f\t697\tfmt/24\tAutoCAD Drawing\t1.4\timage/vnd.dwg\tdwg\t",
	"s\t86\tB0:4143312E3430",
	"f\t698\tfmt/25\tAutoCAD Drawing\t2.0\timage/vnd.dwg\tdwg\t",
	"s\t87\tB0:4143312E3530",
	"f\t699\tfmt/26\tAutoCAD Drawing\t2.1\timage/vnd.dwg\tdwg\t",
	"s\t88\tB0:4143322E3130",
	"f\t700\tfmt/27\tAutoCAD Drawing\t2.2\timage/vnd.dwg\tdwg\t",
	"s\t89\tB0:4143(31303031|322E3231|322E3232)",
	"f\t701\tfmt/28\tAutoCAD Drawing\t2.5\timage/vnd.dwg\tdwg\t",
	"s\t90\tB0:414331303032",
	"f\t702\tfmt/29\tAutoCAD Drawing\t2.6\timage/vnd.dwg\tdwg\t",
	"s\t91\tB0:414331303033",
	"f\t703\tfmt/30\tAutoCAD Drawing\tR9\timage/vnd.dwg\tdwg\t",
	"s\t92\tB0:414331303034",
	"f\t704\tfmt/31\tAutoCAD Drawing\tR10\timage/vnd.dwg\tdwg\t",
	"s\t93\tB0:414331303036",
	"f\t705\tfmt/32\tAutoCAD Drawing\tR11/12\timage/vnd.dwg\tdwg\t",
	"s\t94\tB0:414331303039",
	"f\t706\tfmt/33\tAutoCAD Drawing\tR13\timage/vnd.dwg\tdwg\t",
	"s\t95\tB0:414331303132",
	"f\t707\tfmt/34\tAutoCAD Drawing\tR14\timage/vnd.dwg\tdwg\t",
	"s\t96\tB0:414331303134",
	"f\t708\tfmt/35\tAutoCAD Drawing\t2000-2002\timage/vnd.dwg\tdwg\t",
	"s\t97\tB0:414331303135",
	"f\t709\tfmt/36\tAutoCAD Drawing\t2004-2005\timage/vnd.dwg\tdwg\t",
	"s\t98\tB0:414331303138",
	"f\t710\tfmt/64\tDrawing Interchange File Format (ASCII)\t1.0\timage/vnd.dxf\td"
	"xf\t694,766",
	"s\t99\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)4845414"
	"44552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0D"
	"|0D0A)4D43302E30(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE0-5"
	":30(0A|0D|0D0A)454F46",
	"f\t711\tfmt/65\tDrawing Interchange File Format (ASCII)\t1.2\timage/vnd.dxf\td"
	"xf\t695,766",
	"s\t100\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)4143312E32(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE0-"
	"5:30(0A|0D|0D0A)454F46",
	"f\t712\tfmt/66\tDrawing Interchange File Format (ASCII)\t1.3\timage/vnd.dxf\td"
	"xf\t696,766",
	"s\t101\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)4143312E33(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE0-"
	"2:30(0A|0D|0D0A)454F46",
	"f\t713\tfmt/67\tDrawing Interchange File Format (ASCII)\t1.4\timage/vnd.dxf\td"
	"xf\t697,766",
	"s\t102\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)4143312E3430(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE"
	"0-5:30(0A|0D|0D0A)454F46",
	"f\t714\tfmt/68\tDrawing Interchange File Format (ASCII)\t2.0\timage/vnd.dxf\td"
	"xf\t698,766",
	"s\t103\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)4143312E3530(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE"
	"0-5:30(0A|0D|0D0A)454F46",
	"f\t715\tfmt/69\tDrawing Interchange File Format (ASCII)\t2.1\timage/vnd.dxf\td"
	"xf\t699,766",
	"s\t104\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)4143322E3130(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE"
	"0-5:30(0A|0D|0D0A)454F46",
	"f\t716\tfmt/70\tDrawing Interchange File Format (ASCII)\t2.2\timage/vnd.dxf\td"
	"xf\t700,766",
	"s\t105\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)4143(31303031|322E3231|322E3232)(0A|0D|0D0A)*30(0A|0D|0D0A)454E44"
	"534543(0A|0D|0D0A)\tE0-5:30(0A|0D|0D0A)454F46",
	"f\t717\tfmt/71\tDrawing Interchange File Format (ASCII)\t2.5\timage/vnd.dxf\td"
	"xf\t701,766",
	"s\t106\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)414331303032(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE"
	"0-5:30(0A|0D|0D0A)454F46",
	"f\t718\tfmt/72\tDrawing Interchange File Format (ASCII)\t2.6\timage/vnd.dxf\td"
	"xf\t702,766",
	"s\t107\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)414331303033(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE"
	"0-5:30(0A|0D|0D0A)454F46",
	"f\t719\tfmt/73\tDrawing Interchange File Format (ASCII)\tR9\timage/vnd.dxf\tdx"
	"f\t703,766",
	"s\t108\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)414331303034(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE"
	"0-5:30(0A|0D|0D0A)454F46",
	"f\t720\tfmt/74\tDrawing Interchange File Format (ASCII)\tR10\timage/vnd.dxf\td"
	"xf\t704,766",
	"s\t109\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)414331303036(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE"
	"0-5:30(0A|0D|0D0A)454F46",
	"f\t721\tfmt/75\tDrawing Interchange File Format (ASCII)\tR11/12\timage/vnd.dx"
	"f\tdxf\t705,766",
	"s\t110\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)414331303039(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE"
	"0-5:30(0A|0D|0D0A)454F46",
	"f\t722\tfmt/76\tDrawing Interchange File Format (ASCII)\tR13\timage/vnd.dxf\td"
	"xf\t706,766",
	"s\t111\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)414331303132(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE"
	"0-5:30(0A|0D|0D0A)454F46",
	"f\t723\tfmt/77\tDrawing Interchange File Format (ASCII)\tR14\timage/vnd.dxf\td"
	"xf\t707,766",
	"s\t112\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)414331303134*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE0-5:30(0A|0D"
	"|0D0A)454F46",
	"f\t724\tfmt/78\tDrawing Interchange File Format (ASCII)\t2000-2002\timage/vnd"
	".dxf\tdxf\t708,766",
	"s\t113\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)414331303135(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE"
	"0-5:30(0A|0D|0D0A)454F46",
	"f\t725\tfmt/79\tDrawing Interchange File Format (ASCII)\t2004/2005/2006\timag"
	"e/vnd.dxf\tdxf\t709,766",
	"s\t114\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)414331303138(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE"
	"0-5:30(0A|0D|0D0A)454F46",
	"f\t727\tfmt/114\tWindows Bitmap\t1.0\timage/bmp\tbmp,ddb\t",
	"s\t116\tB0:0000{6}01(01|04|08)",
	"f\t728\tfmt/115\tWindows Bitmap\t2.0\timage/bmp\tbmp,dib\t",
	"s\t117\tB0:424D{4}00000000{4}0C000000{4}0100(01|04|08|18)00",
	"f\t729\tfmt/116\tWindows Bitmap\t3.0\timage/bmp\tbmp,dib\t",
	"s\t118\tB0:424D{12}28000000{8}0100(01|04|08|10|18|20)00(00|01|02)000000",
	"f\t730\tfmt/117\tWindows Bitmap\t3.0 NT\timage/bmp\tbmp,dib\t",
	"s\t119\tB0:424D{4}00000000{4}28000000{8}0100(10|20)0003000000",
	"f\t731\tfmt/118\tWindows Bitmap\t4.0\timage/bmp\tbmp,dib\t",
	"s\t120\tB0:424D{4}00000000{4}6C000000{8}0100(01|04|08|10|18|20)00(00|01|02"
	"|03)000000",
	"f\t732\tfmt/119\tWindows Bitmap\t5.0\timage/bmp\tbmp,dib\t",
	"s\t121\tB0:424D{4}00000000{4}7C000000{8}0100(01|04|08|10|18|20)00(00|01|02"
	"|03|04|05)000000",
	"f\t733\tfmt/37\tMicrosoft Word for Windows Document\t1.0\tapplication/msword\t"
	"doc\t",
	"s\t126\tB0:9BA5{16}00000000",
	"f\t734\tfmt/38\tMicrosoft Word for Windows Document\t2.0\tapplication/msword\t"
	"doc\t",
	"s\t127\tB0:DBA5{16}00000000",
	"f\t735\tfmt/1\tBroadcast WAVE\t0 Generic\taudio/x-wav\twav\t654,784,786",
	"s\t1032\tB0:52494646{4}57415645*62657874{350}0000",
	"f\t736\tx-fmt/393\tWordPerfect for MS-DOS Document\t5.0\tapplication/vnd.word"
	"perfect\tdoc,w50,wp,wp5,wpd\t",
	"s\t130\tB0:FF575043{5}0A0000{2}0000",
	"f\t737\tx-fmt/394\tWordPerfect for MS-DOS/Windows Document\t5.1\tapplication/"
	"vnd.wordperfect\tdoc,w51,wp,wp5,wpd\t2098",
	"s\t131\tB0:FF575043{5}0A0001{2}0000",
	"f\t738\tx-fmt/395\tWordPerfect Graphics Metafile\t1.0\t\twpg\t",
	"s\t132\tB0:FF575043{4}01160100",
	"f\t739\tfmt/80\tDrawing Interchange File Format (Binary)\tR10\timage/vnd.dxf\t"
	"dxf\t2212",
	"s\t133\tB0:4175746F4341442042696E617279204458460D0A1A00*0053454354494F4E00"
	"02{0-1}48454144455200*09{0-1}24414341445645520001{0-1}41433130303600*004"
	"54E4453454300\tE0:00454F4600",
	"f\t740\tfmt/81\tDrawing Interchange File Format (Binary)\tR11/12\timage/vnd.d"
	"xf\tdxf\t2212",
	"s\t134\tB0:4175746F4341442042696E617279204458460D0A1A00*0053454354494F4E00"
	"02{0-1}48454144455200*09{0-1}24414341445645520001{0-1}41433130303900*004"
	"54E4453454300\tE0:00454F4600",
	"f\t741\tfmt/82\tDrawing Interchange File Format (Binary)\tR13\timage/vnd.dxf\t"
	"dxf\t2212",
	"s\t135\tB0:4175746F4341442042696E617279204458460D0A1A00*0053454354494F4E00"
	"02{0-1}48454144455200*09{0-1}24414341445645520001{0-1}41433130313200*004"
	"54E4453454300\tE0:00454F4600",
	"f\t742\tfmt/83\tDrawing Interchange File Format (Binary)\tR14\timage/vnd.dxf\t"
	"dxf\t2212",
	"s\t136\tB0:4175746F4341442042696E617279204458460D0A1A00*0053454354494F4E00"
	"02{0-1}48454144455200*09{0-1}24414341445645520001{0-1}41433130313400*004"
	"54E4453454300\tE0:0000454F4600",
	"f\t743\tfmt/84\tDrawing Interchange File Format (Binary)\t2000-2002\timage/vn"
	"d.dxf\tdxf\t2212",
	"s\t137\tB0:4175746F4341442042696E617279204458460D0A1A00*0053454354494F4E00"
	"02{0-1}48454144455200*09{0-1}24414341445645520001{0-1}41433130313500*004"
	"54E4453454300\tE0:0000454F4600",
	"f\t744\tfmt/85\tDrawing Interchange File Format (Binary)\t2004-2006\timage/vn"
	"d.dxf\tdxf\t2212",
	"s\t138\tB0:4175746F4341442042696E617279204458460D0A1A00*0053454354494F4E00"
	"02{0-1}48454144455200*09{0-1}24414341445645520001{0-1}41433130313800*004"
	"54E4453454300\tE0:0000454F4600",
	"f\t745\tfmt/128\tOpenOffice Writer\t1.0\tapplication/vnd.sun.xml.writer\tsxw\t3"
	"82",
	"s\t139\tB0:504B0304140000000000{20}6D696D65747970656170706C69636174696F6E2"
	"F766E642E73756E2E786D6C2E777269746572*504B0304140000000000{20}6D6574612E"
	"786D6C3C3F786D6C2076657273696F6E3D22312E3022{322}6F66666963653A766572736"
	"96F6E3D22312E30223E",
	"f\t746\tfmt/129\tOpenOffice Calc\t1.0\tapplication/vnd.sun.xml.calc\tsxc\t382",
	"s\t141\tB0:504B0304140000000000{20}6D696D65747970656170706C69636174696F6E2"
	"F766E642E73756E2E786D6C2E63616C63*504B0304140000000000{20}6D6574612E786D"
	"6C3C3F786D6C2076657273696F6E3D22312E3022{322}6F66666963653A76657273696F6"
	"E3D22312E30223E",
	"f\t747\tfmt/130\tOpenOffice Impress\t1.0\tapplication/vnd.sun.xml.impress\tsxi"
	"\t382",
	"s\t140\tB0:504B0304140000000000{20}6D696D65747970656170706C69636174696F6E2"
	"F766E642E73756E2E786D6C2E696D7072657373*504B0304140000000000{20}6D657461"
	"2E786D6C3C3F786D6C2076657273696F6E3D22312E3022{383}6F66666963653A7665727"
	"3696F6E3D22312E30223E",
	"f\t748\tfmt/127\tOpenOffice Draw\t1.0\tapplication/vnd.sun.xml.draw\tsxd\t382",
	"s\t142\tB0:504B0304140000000000{20}6D696D65747970656170706C69636174696F6E2"
	"F766E642E73756E2E786D6C2E64726177*504B0304140000000000{20}6D6574612E786D"
	"6C3C3F786D6C2076657273696F6E3D22312E3022{383}6F66666963653A76657273696F6"
	"E3D22312E30223E",
	"f\t749\tx-fmt/396\tExchangeable Image File Format (Audio)\t2.2\taudio/x-wav\tw"
	"av\t654",
	"s\t145\tB0:52494646{4}57415645*666D7420{4}(01|07|11)00*4C495354{4}65786966"
	"65766572{4}30323230*64617461",
	"f\t750\tx-fmt/397\tExchangeable Image File Format (Audio)\t2.0\taudio/x-wav\tw"
	"av\t654",
	"s\t143\tB0:52494646{4}57415645*666D7420{4}(01|07|11)00*4C495354{4}65786966"
	"65766572{4}30323030*64617461",
	"f\t751\tx-fmt/398\tExchangeable Image File Format (Compressed)\t2.0\timage/jp"
	"eg\tjpeg,jpg\t670",
	"s\t146\tB0:FFD8FFE1{2}4578696600004D4D002A*900000070000000430323030\tE0-655"
	"36:FFD9",
	"s\t149\tB0:FFD8FFE1{2}45786966000049492A00*009007000400000030323030\tE0-160"
	"00:FFD9",
	"f\t752\tx-fmt/399\tExchangeable Image File Format (Uncompressed)\t2.0\timage/"
	"tiff\ttif,tiff\t609,610,611,612,1099",
	"s\t152\tB0:49492A00\tE0-65535:009007000400000030323030",
	"s\t155\tB0:4D4D002A\tE0-65535:900000070000000430323030",
	"s\t283\tB0:49492A00\tB10-65545:009007000400000030323030",
	"s\t286\tB0:4D4D002A\tB10-65545:900000070000000430323030",
	"f\t753\tfmt/53\tRich Text Format\t1.8\tapplication/rtf, text/rtf\trtf\t626,627,"
	"628,629,630,631,632,633",
	"s\t523\tB0:7B5C7274(66|6631){0-15}(616E7369|6D6163|7063|706361)5C616E73696"
	"37067{3-*}5C737473686664626368{1-4}5C73747368666C6F6368{1-4}5C7374736866"
	"68696368{1-4}5C73747368666269*5C6C73647374696D6178",
	"f\t754\tx-fmt/400\tStarOffice Writer\t5.x\tapplication/vnd.stardivision.write"
	"r\tsdw\t",
	"f\t755\tx-fmt/401\tStarOffice Draw\t5.x\tapplication/vnd.stardivision.draw\tsd"
	"a\t",
	"f\t756\tx-fmt/402\tStarOffice Draw\t5.2\t\t\t",
	"f\t757\tx-fmt/403\tStarOffice Writer\t5.2\t\t\t",
	"f\t758\tx-fmt/404\tStarOffice Calc\t5.2\t\t\t",
	"f\t759\tx-fmt/405\tStarOffice Impress\t5.2\t\t\t",
	"f\t761\tfmt/54\tDrawing Interchange Binary Format\t1.0\t\tdxb\t",
	"s\t166\tB0:4175746F4341442044584220312E300D0A1A00\tE0:00",
	"f\t766\tfmt/63\tDrawing Interchange File Format (ASCII)\tGeneric\timage/vnd.d"
	"xf\tdxf\t",
	"s\t115\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A){0-5}32(0A|0D|0D0A)*30(0"
	"A|0D|0D0A)454E44534543\tE0-5:30(0A|0D|0D0A)454F46",
	"f\t767\tfmt/111\tOLE2 Compound Document Format\t\t\t\t",
	"s\t170\tB0:D0CF11E0A1B11AE1{20}FEFF",
	"f\t768\tfmt/121\tDROID Signature File Format\t1.0\ttext/xml\txml\t638",
	"s\t175\tB0-50:3C46465369676E617475726546696C6520{0-100}56657273696F6E3D",
	"f\t769\tfmt/120\tDROID File Collection File Format\t1.0\ttext/xml\txml\t638",
	"s\t176\tB0-50:3C46696C65436F6C6C656374696F6E20{0-100}3C44524F4944566572736"
	"96F6E3E{1-10}3C2F44524F494456657273696F6E3E",
	"f\t770\tfmt/95\tAcrobat PDF/A - Portable Document Format\t1a\tapplication/pdf"
	"\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t264\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)68"
	"7474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*7064666169643"
	"A70617274(3D22|3D27|3E)31(22|27|3C2F7064666169643A706172743E){0-120}7064"
	"666169643A636F6E666F726D616E6365(3D22|3D27|3E)41(22|27|3C2F7064666169643"
	"A636F6E666F726D616E63653E)",
	"s\t1954\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)6"
	"87474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*706466616964"
	"3A636F6E666F726D616E6365(3D22|3D27|3E)41(22|27|3C2F7064666169643A636F6E6"
	"66F726D616E63653E){0-120}7064666169643A70617274(3D22|3D27|3E)31(22|27|3C"
	"2F7064666169643A706172743E)",
	"f\t771\tx-fmt/406\tPostScript\t2.0\tapplication/postscript\tps\t1073,2443",
	"s\t191\tB0:252150532D41646F62652D322E30",
	"f\t772\tx-fmt/407\tPostScript\t2.1\tapplication/postscript\tps\t1073",
	"s\t192\tB0:252150532D41646F62652D322E31",
	"f\t773\tx-fmt/408\tPostScript\t3.0\tapplication/postscript\tps\t1073",
	"s\t193\tB0:252150532D41646F62652D332E30",
	"f\t774\tx-fmt/409\tMS-DOS Executable\t\t\texe\t",
	"s\t196\tB0:4D5A",
	"f\t775\tx-fmt/410\tWindows New Executable\t\t\texe\t774",
	"s\t197\tB0:4D5A*4E45",
	"f\t776\tx-fmt/411\tWindows Portable Executable\t\tapplication/vnd.microsoft.p"
	"ortable-executable\tdll,exe,sys\t774,775",
	"s\t198\tB0:4D5A*50450000",
	"f\t777\tx-fmt/412\tJava Archive Format\t\tapplication/java-archive\tjar\t382,64"
	"3,644,645",
	"s\t199\tB0:504B0304*4D4554412D494E462F4D414E49464553542E4D46\tE18-65549:504"
	"B0506",
	"f\t778\tfmt/135\tOpenDocument Format\t1.0\t\t\t382,777",
	"s\t202\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E*6F66666963653A76657273696F6E3D22312E"
	"30",
	"f\t779\tfmt/136\tOpenDocument Text\t1.0\tapplication/vnd.oasis.opendocument.t"
	"ext\todt,ott\t778,1033",
	"s\t203\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E74657874*6F66666963653A76657273696F6E"
	"3D22312E30",
	"f\t780\tfmt/137\tOpenDocument Spreadsheet\t1.0\tapplication/vnd.oasis.opendoc"
	"ument.spreadsheet\tods,ots\t778,1037",
	"s\t204\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E7370726561647368656574*6F66666963653A"
	"76657273696F6E3D22312E30",
	"f\t781\tfmt/138\tOpenDocument Presentation\t1.0\tapplication/vnd.oasis.opendo"
	"cument.presentation\todp,otp\t778,1035",
	"s\t205\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E70726573656E746174696F6E*6F6666696365"
	"3A76657273696F6E3D22312E30",
	"f\t782\tfmt/139\tOpenDocument Graphics\t1.0\tapplication/vnd.oasis.opendocume"
	"nt.graphics\todg,otg\t778,1039",
	"s\t206\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E6772617068696373*6F66666963653A766572"
	"73696F6E3D22312E30",
	"f\t783\tfmt/140\tOpenDocument Database Format\t1.0\t\todb\t382,777,778,1231",
	"s\t207\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E737"
	"56E2E786D6C2E62617365*6F66666963653A76657273696F6E3D22312E30",
	"f\t784\tfmt/141\tWaveform Audio (PCMWAVEFORMAT)\t\taudio/x-wav\twav,wave\t654",
	"s\t606\tB0:52494646{4}57415645666D7420100000000100{14-*}64617461",
	"f\t785\tfmt/142\tWaveform Audio (WAVEFORMATEX)\t\taudio/x-wav\twav,wave\t654",
	"s\t607\tB0:52494646{4}57415645666D7420[!10]{21-*}64617461",
	"f\t786\tfmt/143\tWaveform Audio (WAVEFORMATEXTENSIBLE)\t\taudio/x-wav\twav,wav"
	"e\t654,785",
	"s\t608\tB0:52494646{4}57415645666D7420{4}FEFF{38-*}64617461",
	"f\t787\tfmt/144\tAcrobat PDF/X - Portable Document Format - Exchange 1:1999"
	"\t\tapplication/pdf\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t692\tB0:255044462D\tA:2F4754535F5044465856657273696F6E{0-1}2843474154532"
	"E31322F312D3139393929",
	"f\t788\tfmt/145\tAcrobat PDF/X - Portable Document Format - Exchange 1:2001"
	"\t\tapplication/pdf\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t693\tB0:255044462D312E33\tA:2F4754535F5044465856657273696F6E{0-1}2850444"
	"62F582D313A3230303129",
	"f\t789\tfmt/146\tAcrobat PDF/X - Portable Document Format - Exchange 1a:200"
	"3\t\tapplication/pdf\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t694\tB0:255044462D312E34\tA:2F4754535F5044465856657273696F6E{0-1}2850444"
	"62F582D31613A3230303329",
	"f\t790\tfmt/147\tAcrobat PDF/X - Portable Document Format - Exchange 2:2003"
	"\t\tapplication/pdf\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t695\tB0:255044462D312E34\tA:2F4754535F5044465856657273696F6E{0-1}2850444"
	"62F582D323A3230303329",
	"f\t791\tfmt/148\tAcrobat PDF/X - Portable Document Format - Exchange 3:2003"
	"\t\tapplication/pdf\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t696\tB0:255044462D312E34\tA:2F4754535F5044465856657273696F6E{0-1}2850444"
	"62F582D333A3230303329",
	"f\t792\tfmt/149\tJTIP (JPEG Tiled Image Pyramid)\t\t\t\t",
	"f\t793\tfmt/150\tJPEG-LS\t\t\tjls\t",
	"f\t794\tfmt/151\tJPX (JPEG 2000 part 2)\t\timage/jpx\tjpf,jpx\t",
	"s\t720\tB0:0000000C6A5020200D0A870A{4}667479706A7078",
	"f\t795\tfmt/152\tDigital Negative Format (DNG)\t1.1\timage/dng, image/tiff\tdn"
	"g,tif,tiff\t385,672,673,752,927,1099",
	"s\t660\tB0:49492A00{0-4080}12C601000400000001010000",
	"s\t661\tB0:49492A00\tE0-128000:12C601000400000001010000",
	"s\t662\tB0:4D4D002A{0-4080}C61200010000000401010000",
	"s\t663\tB0:4D4D002A\tE0-128000:C61200010000000401010000",
	"f\t796\tfmt/153\tTagged Image File Format for Image Technology (TIFF/IT)\t\ti"
	"mage/tiff\ttif,tiff\t",
	"f\t797\tfmt/154\tTagged Image File Format for Electronic Photography (TIFF/"
	"EP)\t\timage/tiff\ttif,tiff\t672,673,752,1099",
	"s\t673\tB0:49492A00{6-4080}169201000400000000000001",
	"s\t674\tB0:49492A00\tE4-4088:169201000400000000000001",
	"s\t675\tB0:4D4D002A{6-4080}921600010000000401000000",
	"s\t676\tB0:4D4D002A\tE4-4088:921600010000000401000000",
	"f\t798\tfmt/155\tGeographic Tagged Image File Format (GeoTIFF)\t\timage/tiff\t"
	"cog,tif,tiff\t672,673,752,1099",
	"s\t677\tB0:49492A00{4-4080}AF870300{1}000000",
	"s\t678\tB0:49492A00\tE4-5004:AF870300{1}000000",
	"s\t679\tB0:4D4D002A{4-4080}87AF0003000000",
	"s\t680\tB0:4D4D002A\tE5-5005:87AF0003000000",
	"f\t799\tfmt/156\tTagged Image File Format for Internet Fax (TIFF-FX)\t\timage"
	"/tiff\ttfx,tif,tiff\t672,673,752,1099",
	"f\t800\tx-fmt/413\tBatch file (executable)\t\t\tbat\t",
	"f\t801\tx-fmt/414\tWindows Cabinet File\t\tapplication/vnd.ms-cab-compressed\t"
	"cab\t",
	"s\t449\tB0:4D534346{20}0301",
	"f\t802\tx-fmt/415\tJava Class File\t\t\tclass\t1900",
	"s\t209\tB0:CAFEBABE",
	"f\t803\tx-fmt/416\tBinHex Binary Text\t\tapplication/mac-binhex40\thqx\t",
	"s\t339\tB0-4084:28546869732066696C65206D75737420626520636F6E76657274656420"
	"776974682042696E486578{6-9}3A\tE0-64:3A",
	"f\t804\tx-fmt/417\tHTML Extension File\t\t\thtx\t",
	"f\t805\tx-fmt/418\tIcon file format\t\timage/vnd.microsoft.icon, image/x-icon"
	"\tico\t",
	"s\t440\tB0:00000100[01:09]00{3}00[00:01]00{1}00{3}00*000028000000{2}0000{2"
	"}00000100[01:20]0000000000",
	"f\t806\tx-fmt/419\tDVD data file and backup data file\t\t\tbup,ifo\t",
	"s\t716\tB0:445644564944454F2D56(4D47|5453)",
	"f\t807\tx-fmt/420\tWindows Setup File\t\tapplication/inf\tinf\t",
	"s\t441\tB0-1024:5B(56|76)657273696F6E5D0D0A(53|73)69676E6174757265{0-1}3D{"
	"0-2}24(4348494341474F|4368696361676F)24{0-1}0D0A",
	"s\t442\tB0-1024:5B(56|76)657273696F6E5D0D0A(53|73)69676E6174757265{0-3}3D{"
	"0-1}2224(57494E444F5753|57696E646F7773)204E5424220D0A",
	"s\t443\tB0-1024:5B(56|76)657273696F6E5D0D0A(53|73)69676E6174757265{0-3}3D{"
	"0-1}2224(57494E444F5753|57696E646F7773)20393524220D0A",
	"f\t808\tx-fmt/421\tText Configuration file\t\t\tini\t",
	"f\t809\tx-fmt/422\tJava Language Source Code File\t\t\tjava\t",
	"f\t810\tx-fmt/423\tJavaScript file\t\tapplication/javascript\tjs\t",
	"f\t811\tx-fmt/424\tDeluxe Paint bitmap\t\t\tlbm\t",
	"f\t812\tx-fmt/425\tGeneric Library File\t\t\tlib\t",
	"f\t813\tx-fmt/426\tLicense file\t\t\tlic\t",
	"f\t814\tx-fmt/427\tAcrobat Language definition file\t\t\tlng\t",
	"f\t815\tx-fmt/428\tMicrosoft Windows Shortcut\t\t\tlnk\t",
	"s\t262\tB0:4C0000000114020000000000C000000000000046",
	"f\t818\tfmt/157\tAcrobat PDF/X - Portable Document Format - Exchange 1a:200"
	"1\t\tapplication/pdf\tpdf\t613,614,615,616,617,618,637,788,869,1016,1100",
	"s\t581\tB0:255044462D312E33\tA:2F4754535F50444658436F6E666F726D616E6365{0-1"
	"}285044462F582D31613A3230303129",
	"f\t819\tfmt/158\tAcrobat PDF/X - Portable Document Format - Exchange 3:2002"
	"\t\tapplication/pdf\tpdf\t613,614,615,616,617,618,637,869,1016,1100",
	"s\t582\tB0:255044462D312E33\tA:2F4754535F5044465856657273696F6E{0-1}2850444"
	"62F582D333A3230303229",
	"s\t597\tB0:255044462D312E33\tA:3C706466783A4754535F5044465856657273696F6E3E"
	"5044462F582D333A32303032",
	"f\t820\tx-fmt/429\tMHTML\t\tmultipart/related\tmht,mhtml\t641,642,1018,1258",
	"s\t1774\tB0-2048:4D(494D45|696D65)2D(56|76)657273696F6E3A20312E30{1-2}436F"
	"6E74656E742D547970653A206D756C7469706172742F72656C61746564",
	"f\t822\tx-fmt/430\tMicrosoft Outlook Email Message\t97-2003\tapplication/vnd."
	"ms-outlook\tmsg,oft\t767",
	"s\t208\tB0:D0CF11E0A1B11AE1{20}FEFF\tA:49504D2E4E6F7465\tA:72006500630069007"
	"0005F00760065007200730069006F006E00",
	"f\t824\tfmt/159\tEBCDIC-US\t\t\tebcdic\t",
	"f\t826\tx-fmt/432\t3DM\t4\t\t3dm\t",
	"s\t214\tB0:33442047656F6D657472792046696C6520466F726D617420202020202020203"
	"401000000",
	"f\t827\tx-fmt/433\t3DM\t1\t\t3dm\t",
	"s\t215\tB0:33442047656F6D657472792046696C6520466F726D617420202020202020203"
	"101000000",
	"f\t828\tx-fmt/434\t3DM\t2\t\t3dm\t",
	"s\t216\tB0:33442047656F6D657472792046696C6520466F726D617420202020202020203"
	"201000000",
	"f\t831\tx-fmt/435\t3DM\t3\t\t3dm\t",
	"s\t217\tB0:33442047656F6D657472792046696C6520466F726D617420202020202020203"
	"301000000",
	"f\t843\tx-fmt/436\tCATIA Model\t4\t\tmod,model\t",
	"s\t344\tB80:4341544941202020*434154494120534F4C5554494F4E53205634{6}52454C"
	"4541534520",
	"f\t848\tx-fmt/437\tCATIA Project\t4\t\tproject\t",
	"f\t849\tx-fmt/438\tCATIA Material Description\t5\t\tcatmaterial\t",
	"s\t345\tB0:56355F434656320000*2E4341544D6174657269616C",
	"f\t851\tx-fmt/439\tCATIA Model (Part Description)\t5\t\tcatpart\t",
	"s\t239\tB0:56355F434656320000*2E43415450617274",
	"f\t852\tx-fmt/440\tCATIA Product Description\t5\t\tcatproduct\t",
	"s\t348\tB0:56355F434656320000*2E43415450726F64756374",
	"f\t854\tx-fmt/441\tAutoCAD Database File Locking Information\t\tapplication/o"
	"ctet-stream\tdwl\t",
	"f\t856\tx-fmt/442\tform*Z Project File\t\tapplication/octet-stream\tfmz\t",
	"f\t857\tx-fmt/443\tRevit Family File\t\tapplication/octet-stream\trfa\t",
	"f\t858\tx-fmt/444\tRevit Family Template\t\tapplication/octet-stream\trft\t",
	"f\t859\tx-fmt/445\tRevit Template\t\tapplication/octet-stream\trte\t",
	"f\t861\tx-fmt/446\tRevit External Group\t\tapplication/octet-stream\trvg\t",
	"f\t862\tx-fmt/447\tRevit Project\t\tapplication/octet-stream\trvt\t",
	"f\t863\tx-fmt/448\tRevit Workspace\t\tapplication/octet-stream\trws\t",
	"f\t864\tx-fmt/449\tSteel Detailing Neutral Format\t\ttext/plain\tsdn\t",
	"f\t865\tx-fmt/450\tAdobe InDesign Document\tGeneric\tapplication/octet-stream"
	"\tind,indd,indt\t",
	"s\t240\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54",
	"f\t866\tx-fmt/451\tSketchUp Document\t\t\tskb,skp\t",
	"s\t241\tB0:0E536B657463685570204D6F64656C08",
	"s\t243\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C0"
	"0",
	"f\t867\tx-fmt/452\tSketchUp Document\t\t\t\t",
	"f\t869\tx-fmt/453\tTrueType Font\t\tfont/ttf\tttf\t",
	"s\t242\tB12-140:4F532F32{0-256}636D6170{0-256}676C7966{0-256}68656164{0-25"
	"6}68686561{0-256}686D7478{0-256}6C6F6361{0-256}6D617870{0-256}6E616D65{0"
	"-256}706F7374",
	"f\t870\tx-fmt/454\tMicrosoft Internet Shortcut\t\ttext/plain\turl\t",
	"s\t263\tB0-35:5B496E7465726E657453686F72746375745D",
	"f\t872\tx-fmt/455\tAutoCAD Drawing\t2007-2008\timage/vnd.dwg\tdwg\t687",
	"s\t244\tB0:4143313032310000",
	"f\t876\tfmt/161\tSIARD (Software-Independent Archiving of Relational Databa"
	"ses)\t1.0\t\tsiard\t382",
	"s\t292\tB0:504B0304*504B0304*786D6C6E733D22687474703A2F2F7777772E6261722E6"
	"1646D696E2E63682F786D6C6E732F73696172642F312E302F6D657461646174612E78736"
	"422\tE18-65531:504B01{43-65531}504B0506",
	"f\t877\tfmt/172\tMicrosoft Excel for Macintosh\t3.0\t\t\t",
	"f\t878\tfmt/173\tMicrosoft Excel for Macintosh\t4.0\t\t\t",
	"f\t879\tfmt/174\tMicrosoft Excel for Macintosh\t98\t\t\t",
	"f\t881\tfmt/175\tMicrosoft Excel for Macintosh\t2001\t\t\t",
	"f\t882\tfmt/176\tMicrosoft Excel for Macintosh\t2002\t\t\t",
	"f\t883\tfmt/177\tMicrosoft Excel for Macintosh\t2004\t\t\t",
	"f\t884\tfmt/178\tMicrosoft Excel for Macintosh\tX\t\t\t",
	"f\t885\tfmt/179\tMicrosoft PowerPoint for Macintosh\t4.0\tapplication/vnd.ms-"
	"powerpoint\tppt\t",
	"f\t886\tfmt/180\tMicrosoft PowerPoint for Macintosh\t98\t\t\t",
	"f\t887\tfmt/181\tMicrosoft PowerPoint for Macintosh\t2001\tapplication/vnd.ms"
	"-powerpoint\tppt\t",
	"f\t888\tfmt/182\tMicrosoft PowerPoint for Macintosh\tX\t\t\t",
	"f\t889\tfmt/162\tMicrosoft Multiplan\t4.0\t\tmod\t",
	"f\t890\tfmt/163\tMicrosoft Works Word Processor 1-3 for DOS and 2 for Windo"
	"ws\t\t\twps\t",
	"s\t767\tB0:01FE{18}(C4|D0)02",
	"f\t891\tfmt/164\tMicrosoft Works Word Processor for DOS\t1.12\t\t\t",
	"f\t893\tfmt/165\tMicrosoft Works Word Processor for DOS\t2.0\t\t\t",
	"f\t894\tfmt/166\tMicrosoft Works Spreadsheet\t1-5\t\twks\t169",
	"s\t729\tB0:(00|FF)0002000404055402\tE0:01000000",
	"f\t895\tfmt/167\tMicrosoft Works Spreadsheet for DOS\t1.12\t\t\t",
	"f\t896\tfmt/168\tMicrosoft Works Spreadsheet for DOS\t2.0\t\t\t",
	"f\t897\tfmt/169\tMicrosoft Works Database for DOS\t1.05\t\twdb\t",
	"f\t898\tfmt/170\tMicrosoft Works Database for DOS\t1.12\t\twdb\t",
	"f\t899\tfmt/171\tMicrosoft Works Database for DOS\t2.0\t\twdb\t",
	"f\t904\tfmt/183\tPrimeOCR\t3.0\t\tpro\t",
	"s\t257\tB0:3330302C{1}2C{3}2C",
	"f\t905\tfmt/184\tPrimeOCR\t3.8\t\tpro\t",
	"s\t256\tB0:3338302C{1}2C{3}2C",
	"f\t906\tfmt/185\tPrime OCR\t3.9\t\tpro\t",
	"s\t255\tB0:3339302C{1}2C{3}2C",
	"f\t907\tfmt/186\tPrimeOCR\t4.0\t\tpro\t",
	"s\t254\tB0:3430302C{1}2C{3}2C",
	"f\t908\tfmt/187\tPrimeOCR\t4.2\t\tpro\t",
	"s\t253\tB0:3432302C{1}2C{3}2C",
	"f\t909\tfmt/188\tPrimeOCR\t4.3\t\tpro\t",
	"s\t252\tB0:3433302C{1}2C{3}2C",
	"f\t910\tfmt/189\tMicrosoft Office Open XML\t2007 onwards\t\t\t382",
	"s\t258\tB0:504B0304{26}5B436F6E74656E745F54797065735D2E786D6C20A2*504B0102"
	"*504B0506",
	"f\t912\tfmt/190\tAdobe FrameMaker Document\t5.0\tapplication/vnd.framemaker\tf"
	"m\t",
	"s\t840\tB0:3C4D616B657246696C6520352E30593E",
	"f\t916\tfmt/191\tSony ARW RAW Image File\t1.x\t\tarw\t1099",
	"s\t1508\tB0:49492A00{0-512}534F4E59{0-6144}00B001000400000002",
	"f\t917\tfmt/192\tKodak Digital Camera Raw Image File\t\t\tdcr\t1099",
	"s\t1439\tB0:4D4D002A{4-16384}FDE8{4-16384}4B6F64616B{4-256}FDE8",
	"f\t918\tfmt/193\tDigital Moving Picture Exchange Bitmap\t1.0\t\tdpx\t",
	"s\t848\tB0:53445058{4}56312E30",
	"s\t849\tB0:58504453{4}56312E30",
	"f\t919\tfmt/194\tFileMaker Pro Database\t7+\t\tfp7\t",
	"s\t690\tB14:C04842414D37{505}4842414D323130314F43543939C102480750726F20372"
	"E30C0C0",
	"f\t920\tfmt/195\tERDAS IMAGINE Gray-scale Bitmap Image\t\t\tgis\t",
	"f\t921\tfmt/196\tAdobe InDesign Document\tCS\t\tind,indd,indt\t865",
	"s\t868\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(0000"
	"0003|03000000)",
	"f\t922\tfmt/197\tInstallShield Compiled Rules File\t\t\tinx\t",
	"s\t1830\tB0:614C755A0000436F707972696768742028632920313939302D313939392053"
	"7469726C696E6720546563686E6F6C6F676965732C204C74642E",
	"s\t1845\tB0:614C755A0000436F707972696768742028632920313939302D323030322049"
	"6E7374616C6C536869656C6420536F66747761726520436F72702E",
	"f\t923\tfmt/198\tMPEG Audio Stream Layer II\t\taudio/mpeg\tmp2,mpa,mpw\t",
	"s\t495\tB0:FFFC[10:EB]{45-1726}FFFC[10:EB]{45-1726}FFFC[10:EB]{45-1726}FFF"
	"C[10:EB]",
	"s\t496\tB0:FFFD[10:EB]{45-1726}FFFD[10:EB]{45-1726}FFFD[10:EB]{45-1726}FFF"
	"D[10:EB]",
	"s\t497\tB0:FFF4[10:EB]{45-1726}FFF4[10:EB]{45-1726}FFF4[10:EB]{45-1726}FFF"
	"4[10:EB]",
	"s\t498\tB0:FFF5[10:EB]{45-1726}FFF5[10:EB]{45-1726}FFF5[10:EB]{45-1726}FFF"
	"5[10:EB]",
	"s\t499\tB0:494433\tE36-1426:FFFC[10:EB]{45-1726}FFFC[10:EB]{45-1726}FFFC[10"
	":EB]{45-1726}FFFC[10:EB]{45-1726}FFFC[10:EB]{7-500}000000",
	"s\t500\tB0:494433\tE36-1426:FFFD[10:EB]{45-1726}FFFD[10:EB]{45-1726}FFFD[10"
	":EB]{45-1726}FFFD[10:EB]{45-1726}FFFD[10:EB]{7-500}000000",
	"s\t501\tB0:494433\tE36-1426:FFF4[10:EB]{45-1726}FFF4[10:EB]{45-1726}FFF4[10"
	":EB]{45-1726}FFF4[10:EB]{45-1726}FFF4[10:EB]{7-500}000000",
	"s\t502\tB0:494433\tE36-1426:FFF5[10:EB]{45-1726}FFF5[10:EB]{45-1726}FFF5[10"
	":EB]{45-1726}FFF5[10:EB]{45-1726}FFF5[10:EB]{7-500}000000",
	"f\t924\tfmt/199\tMPEG-4 Media File\t\tapplication/mp4, video/mp4\tf4a,f4v,m4a,"
	"m4v,mp4\t658,2443",
	"s\t278\tB4:66747970{0-64}(69736F32|69736F6D|6D703431|6D703432)*6D6F6F76",
	"f\t925\tfmt/200\tMaterial Exchange Format\tOperational Pattern 1a\tapplicatio"
	"n/mxf\tmxf\t",
	"s\t791\tB0:060E2B34020501010D0102010102{70}060E2B34040101010D0102010101",
	"f\t926\tfmt/201\tMathematica Notebook\t\tapplication/mathematica\tnb\t",
	"f\t927\tfmt/202\tNikon Digital SLR Camera Raw Image File\t\t\tnef,nrw\t797,1099",
	"s\t1046\tB0:4D4D002A*927C{0-35536}4E696B6F6E00(0200|0210|0211)00004D4D002A"
	"00000008{0-999999}00FE00040000000100000000{36}0103000300000001(0001|8799"
	")0000",
	"s\t1047\tB0:49492A00*7C92{0-35536}4E696B6F6E00(0200|0210|0211)000049492A00"
	"08000000{0-999999}00FE00040001000000000000{36}000301030001000000(0100|99"
	"87)00",
	"s\t1293\tB0:4D4D002A*927C{0-35536}00FE00040000000100000000{36}010300030000"
	"0001(0001|8799)0000{0-999999}4E696B6F6E00(0200|0210|0211)00004D4D002A000"
	"00008",
	"s\t1294\tB0:49492A00*7C92{0-35536}00FE00040001000000000000{36}000301030001"
	"000000(0100|9987)00{0-999999}4E696B6F6E00(0200|0210|0211)000049492A00080"
	"00000",
	"s\t1295\tB0:4D4D002A*00FE00040000000100000000{36}0103000300000001(0001|879"
	"9)0000{0-999999}927C{0-2046}4E696B6F6E00(0200|0210|0211)00004D4D002A0000"
	"0008",
	"s\t1296\tB0:49492A00*00FE00040001000000000000{36}000301030001000000(0100|9"
	"987)00{0-999999}7C92{0-2046}4E696B6F6E00(0200|0210|0211)000049492A000800"
	"0000",
	"s\t1297\tB0:4D4D002A*4E494B4F4E20434F52504F524154494F4E004E494B4F4E2044312"
	"000{1-16384}927C{0-512}524157",
	"s\t1298\tB0:49492A00*4E494B4F4E20434F52504F524154494F4E004E494B4F4E2044312"
	"000{1-16384}7C92{0-512}524157",
	"f\t929\tfmt/203\tOgg Vorbis Codec Compressed Multimedia File\t\taudio/ogg\togg"
	"\t1749",
	"s\t504\tB0:4F6767530002{23}766F7262697300000000{19}4F676753",
	"f\t930\tfmt/204\tRealVideo Clip\t\t\trv\t",
	"f\t931\tfmt/205\tSynchronized Multimedia Integration Language (Generic)\t\t\ts"
	"mi,smil\t638",
	"s\t2051\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){20-256}3C73"
	"6D696C\tE0-3:3C2F736D696C3E",
	"f\t932\tfmt/206\tStructured Query Language Data\t\t\tsql\t",
	"f\t933\tfmt/207\tObsidium Project File\t\t\topf\t",
	"f\t934\tfmt/208\tBinary File\t\t\tbin\t",
	"f\t935\tfmt/209\tSound Designer II Audio File\t\t\tsd2\t",
	"f\t936\tfmt/210\tStatistica Report File\t\t\tstr\t",
	"f\t937\tfmt/211\tKodak Photo CD Image\t\t\tpcd\t",
	"s\t770\tB0:FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"
	"F{2016}504344",
	"f\t938\tfmt/212\tInformation or Setup File\t\t\tinf\t",
	"f\t939\tfmt/213\tScanIt Document\t\t\tsid\t",
	"f\t940\tfmt/214\tMicrosoft Excel for Windows\t2007 onwards\tapplication/vnd.o"
	"penxmlformats-officedocument.spreadsheetml.sheet\txlsx\t",
	"f\t941\tfmt/215\tMicrosoft Powerpoint for Windows\t2007 onwards\tapplication/"
	"vnd.openxmlformats-officedocument.presentationml.presentation\tpptx\t",
	"f\t942\tfmt/216\tMicrosoft Visio XML Drawing\t2003-2010\tapplication/vnd.visi"
	"o\tvdx\t638",
	"s\t1286\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){1-64}3C566973"
	"696F446F63756D656E74",
	"f\t945\tfmt/217\tPaintShop Pro Browser Cache File\t\t\tjbf\t",
	"s\t450\tB0:4A4153432042524F57532046494C4500",
	"f\t946\tfmt/218\tMicrosoft FrontPage\t\t\tlck\t",
	"f\t948\tfmt/219\tMicrosoft Works Database for Windows\t2.0\t\twdb\t",
	"f\t950\tfmt/220\tMicrosoft Works Spreadsheet for Windows\t2.0\t\t\t",
	"f\t951\tfmt/221\tMicrosoft Works Word Processor for Windows\t2.0\t\t\t",
	"f\t952\tfmt/222\tMicrosoft Works Database for Windows\t2.0a\t\twdb\t",
	"f\t953\tfmt/223\tMicrosoft Works Database for Windows\t3.0\t\twdb\t",
	"f\t954\tfmt/224\tMicrosoft Works Database for Windows\t3.0a\t\twdb\t",
	"f\t955\tfmt/225\tMicrosoft Works Database for Windows\t3.0b\t\twdb\t",
	"f\t956\tfmt/226\tMicrosoft Works Database for Windows\t4.0\t\twdb\t",
	"f\t957\tfmt/227\tMicrosoft Works Spreadsheet for Windows\t2.0a\t\t\t",
	"f\t958\tfmt/228\tMicrosoft Works Spreadsheet for Windows\t3.0\t\t\t",
	"f\t959\tfmt/229\tMicrosoft Works Spreadsheet for Windows\t3.0a\t\t\t",
	"f\t960\tfmt/230\tMicrosoft Works Spreadsheet for Windows\t3.0b\t\t\t",
	"f\t961\tfmt/231\tMicrosoft Works Spreadsheet for Windows\t4.0\t\t\t",
	"f\t962\tfmt/232\tMicrosoft Works Word Processor for Windows\t2.0a\t\t\t",
	"f\t963\tfmt/233\tMicrosoft Works Word Processor 3-4 for Windows\t\t\twps\t",
	"f\t964\tfmt/234\tMicrosoft Works Word Processor for Windows\t3.0a\t\t\t",
	"f\t965\tfmt/235\tMicrosoft Works Word Processor for Windows\t3.0b\t\t\t",
	"f\t966\tfmt/236\tMicrosoft Works Word Processor for Windows\t4.0\t\t\t",
	"f\t967\tfmt/237\tMicrosoft Office Binder File for Windows\t95\t\tobd\t",
	"f\t968\tfmt/238\tMicrosoft Office Binder Template for Windows\t95\t\tobt\t",
	"f\t969\tfmt/239\tMicrosoft Office Binder Wizard for Windows\t95\t\tobz\t",
	"f\t970\tfmt/240\tMicrosoft Office Binder File for Windows\t97-2000\t\tobd\t",
	"f\t971\tfmt/241\tMicrosoft Office Binder Template for Windows\t97-2003\t\tobt\t",
	"f\t972\tfmt/242\tMicrosoft Office Binder Wizard for Windows\t97-2003\t\tobz\t",
	"f\t973\tfmt/243\tGPS Exchange Format\t1.0\t\tgpx\t638",
	"s\t1692\tB0:3C3F786D6C2076657273696F6E3D{8-512}687474703A2F2F7777772E746F7"
	"06F6772616669782E636F6D2F4750582F312F3022",
	"f\t975\tfmt/244\tKeyhole Markup Language (XML)\t\tapplication/vnd.google-eart"
	"h.kml+xml\tkml\t638",
	"s\t574\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)*3C6B6D6C2078"
	"6D6C6E733D\tE0-2:3C2F6B6D6C3E",
	"f\t977\tfmt/245\tStructured Data Exchange Format\t\t\t\t",
	"f\t978\tfmt/246\tMicrosoft Works Database for Windows\t4.0a\t\twdb\t",
	"f\t979\tfmt/247\tMicrosoft Works Spreadsheet for Windows\t4.0a\t\t\t",
	"f\t981\tfmt/248\tMicrosoft Works Word Processor Windows\t4.0a\t\t\t",
	"f\t982\tfmt/249\tMicrosoft Works Database for Windows\t4.5\t\twdb\t",
	"f\t983\tfmt/250\tMicrosoft Works Spreadsheet for Windows\t4.5\t\t\t",
	"f\t989\tfmt/251\tMicrosoft Works Word Processor Windows\t4.5\t\t\t",
	"f\t990\tfmt/252\tMicrosoft Works Database for Windows\t4.5a\t\twdb\t",
	"f\t991\tfmt/253\tMicrosoft Works Spreadsheet for Windows\t4.5a\t\t\t",
	"f\t992\tfmt/254\tMicrosoft Works Word Processor Windows\t4.5a\t\t\t",
	"f\t993\tfmt/255\tDjVu File Format\t\timage/vnd.djvu, image/x-djvu\tdjv,djvu\t",
	"s\t411\tB0:41542654464F524D{4}(444A564D4449524D|444A5655494E464F)",
	"f\t994\tfmt/256\tMicrosoft Works Database for Windows\t2000\t\twdb\t",
	"f\t995\tfmt/257\tMicrosoft Works Spreadsheet for Windows\t2000\t\t\t",
	"f\t996\tfmt/258\tMicrosoft Works Word Processor 5-6\t\t\twps\t",
	"f\t997\tfmt/259\tMicrosoft Works Database for DOS\t3\t\twdb\t",
	"f\t998\tfmt/260\tMicrosoft Works Database for DOS\t3a\t\twdb\t",
	"f\t999\tfmt/261\tMicrosoft Works Database for DOS\t3b\t\twdb\t",
	"f\t1000\tfmt/262\tMicrosoft Works Spreadsheet for DOS\t3\t\t\t",
	"f\t1001\tfmt/263\tMicrosoft Works Spreadsheet for DOS\t3a\t\t\t",
	"f\t1002\tfmt/264\tMicrosoft Works Spreadsheet for DOS\t3b\t\t\t",
	"f\t1003\tfmt/265\tMicrosoft Works Word Processor DOS\t3\t\t\t",
	"f\t1004\tfmt/266\tMicrosoft Works Word Processor DOS\t3a\t\t\t",
	"f\t1005\tfmt/267\tMicrosoft Works Word Processor DOS\t3b\t\t\t",
	"f\t1006\tfmt/268\tMicrosoft Works Database for Macintosh\t3\t\twdb\t",
	"f\t1007\tfmt/269\tMicrosoft Works Database for Macintosh\t4\t\twdb\t",
	"f\t1008\tfmt/270\tMicrosoft Works Spreadsheet for Macintosh\t3\t\twks\t",
	"f\t1009\tfmt/271\tMicrosoft Works Spreadsheet for Macintosh\t4\t\twks\t",
	"f\t1010\tfmt/272\tMicrosoft Works Word Processor Macintosh\t3\t\twps\t",
	"f\t1011\tfmt/273\tMicrosoft Works Word Processor Macintosh\t4\t\twps\t",
	"f\t1013\tfmt/274\tSPSS Output File (spv)\t\t\tspv\t",
	"f\t1015\tfmt/275\tMicrosoft Access Database File\t2007\t\taccdb\t",
	"s\t276\tB0:000100005374616E64617264204143452044420002000000\tA:410063006300"
	"650073007300560065007200730069006F006E{0-2048}300039002E00[30:39]00[30:3"
	"9]",
	"f\t1016\tfmt/276\tAcrobat PDF 1.7 - Portable Document Format\t1.7\tapplicatio"
	"n/pdf\tpdf\t687,869",
	"s\t289\tB0-1:255044462D312E37\tE0-1024:2525454F(46|460A|460D|460D00|460D0A)",
	"f\t1017\tfmt/277\tESRI Arc/View Shapefile Index\t\t\tshx\t",
	"s\t290\tB0:0000270A0000000000000000000000000000000000000000{4}E8030000{68}"
	"00000032",
	"f\t1018\tfmt/278\tInternet Message Format\t\tmessage/rfc822\teml\t645",
	"s\t293\tB0-1024:0D0A582D4D696D654F4C453A2050726F6475636564204279204D696372"
	"6F736F6674204D696D654F4C452056362E30302E{4}2E{4}0D0A",
	"s\t294\tB0-4096:0D0A582D436F6E7665727465642D42793A20456D61696C6368656D7920"
	"{1}2E",
	"f\t1019\tfmt/279\tFLAC (Free Lossless Audio Codec)\t1.2.1\taudio/flac\tflac\t",
	"s\t295\tB0-4:664C6143(00|80)000022",
	"f\t1020\tfmt/280\tLaTeX (Master document)\t\t\ttex\t1021",
	"s\t296\tB0-4096:5C646F63756D656E74636C617373",
	"f\t1021\tfmt/281\tLaTeX (Subdocument)\t\t\ttex\t638",
	"s\t297\tB0-4096:5C(626567696E7B|636861707465727B|73656374696F6E7B|73756273"
	"656374696F6E7B|7573657061636B6167657B)",
	"f\t1022\tfmt/282\tnetCDF-3 Classic\t\tapplication/netcdf, application/x-netcd"
	"f\tcdf,nc\t",
	"s\t298\tB0:43444601",
	"f\t1023\tfmt/283\tnetCDF-3 64-bit\t\tapplication/netcdf, application/x-netcdf"
	"\tcdf,nc\t",
	"s\t299\tB0:43444602",
	"f\t1024\tfmt/284\tGridded Binary\t1.0\t\tgrb,wmo\t",
	"s\t300\tB0:47524942{3}01\tE0:37373737",
	"f\t1025\tfmt/285\tGridded Binary\t2.0\t\tgrb,wmo\t",
	"s\t301\tB0:47524942{3}02\tE0:37373737",
	"f\t1026\tfmt/286\tHDF5\t1\t\th5,hdf,hdf5,nc\t",
	"s\t302\tB0:894844460D0A1A0A01",
	"f\t1027\tfmt/287\tHDF5\t2\t\th5,hdf,hdf5,nc\t",
	"s\t303\tB0:894844460D0A1A0A02",
	"f\t1028\tfmt/288\tMicrosoft Front Page Server Extension Configuration\t\t\t\t",
	"s\t304\tB0-1024:7674695F656E636F64696E673A53527C757466382D6E6C0D0A",
	"f\t1029\tfmt/289\tWARC\t\tapplication/warc\twarc\t638,639,640,641,642,643,644,6"
	"45,1258",
	"s\t305\tB0-4096:574152432F{0-517}(436F6E74656E742D4C656E677468|574152432D4"
	"4617465|574152432D5265636F72642D4944|574152432D54797065)",
	"f\t1033\tfmt/290\tOpenDocument Text\t1.1\tapplication/vnd.oasis.opendocument."
	"text\todt,ott\t382",
	"s\t306\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E74657874*6F66666963653A76657273696F6E"
	"3D22312E3122",
	"s\t307\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E74657874",
	"f\t1034\tfmt/291\tOpenDocument Text\t1.2\tapplication/vnd.oasis.opendocument."
	"text\todt,ott\t382,1033",
	"s\t308\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E74657874*6F66666963653A76657273696F6E"
	"3D22312E3222",
	"f\t1035\tfmt/292\tOpenDocument Presentation\t1.1\tapplication/vnd.oasis.opend"
	"ocument.presentation\todp,otp\t382",
	"s\t309\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E70726573656E746174696F6E*6F6666696365"
	"3A76657273696F6E3D22312E3122",
	"s\t310\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E70726573656E746174696F6E",
	"f\t1036\tfmt/293\tOpenDocument Presentation\t1.2\tapplication/vnd.oasis.opend"
	"ocument.presentation\todp,otp\t382,1035",
	"s\t311\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E70726573656E746174696F6E*6F6666696365"
	"3A76657273696F6E3D22312E3222",
	"f\t1037\tfmt/294\tOpenDocument Spreadsheet\t1.1\tapplication/vnd.oasis.opendo"
	"cument.spreadsheet\tods,ots\t382",
	"s\t312\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E7370726561647368656574504B030414*6F66"
	"666963653A76657273696F6E3D22312E3122",
	"s\t313\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E7370726561647368656574504B030414",
	"f\t1038\tfmt/295\tOpenDocument Spreadsheet\t1.2\tapplication/vnd.oasis.opendo"
	"cument.spreadsheet\tods,ots\t382,1037",
	"s\t314\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E7370726561647368656574504B030414*6F66"
	"666963653A76657273696F6E3D22312E3222",
	"f\t1039\tfmt/296\tOpenDocument Graphics\t1.1\tapplication/vnd.oasis.opendocum"
	"ent.graphics\todg,otg\t382",
	"s\t315\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E6772617068696373*6F66666963653A766572"
	"73696F6E3D22312E3122",
	"s\t316\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E6772617068696373",
	"f\t1040\tfmt/297\tOpenDocument Graphics\t1.2\tapplication/vnd.oasis.opendocum"
	"ent.graphics\todg,otg\t382,1039",
	"s\t317\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F766E642E6F6"
	"17369732E6F70656E646F63756D656E742E6772617068696373*6F66666963653A766572"
	"73696F6E3D22312E3222",
	"f\t1042\tfmt/298\tAutodesk Animator Pro FLIC\t\t\tflc\t",
	"s\t356\tB4:12AF{6}08{120}F1",
	"f\t1043\tfmt/299\tAutodesk Animator (FlicLib)\t\t\tfli\t",
	"s\t357\tB0:464C49420200{2}00{3}0000{2}00{5}0000{2}0000",
	"f\t1044\tfmt/300\tChiWriter Document\t4\t\tchi\t",
	"s\t358\tB0:2843484957524954455220342E",
	"f\t1045\tfmt/301\tComputer Graphics Metafile ASCII\t3\timage/cgm\tcgm\t",
	"s\t359\tB0:42(45|65)(47|67)(4D|6D)(46|66)*(4D|6D)(46|66)(56|76)(45|65)(52|"
	"72)(53|73)(49|69)(4F|6F)(4E|6E){1}33\tE0-2048:45(4E|6E)(44|64)(4D|6D)(46|"
	"66){0-1}3B",
	"s\t361\tB0:42(45|65)(47|67)(4D|6D)(46|66)*(4D|6D)(46|66)(56|76)(45|65)(52|"
	"72)(53|73)(49|69)(4F|6F)(4E|6E){1}33\tE0-2048:65(4E|6E)(44|64)(4D|6D)(46|"
	"66){0-1}3B",
	"s\t362\tB0:62(45|65)(47|67)(4D|6D)(46|66)*(4D|6D)(46|66)(56|76)(45|65)(52|"
	"72)(53|73)(49|69)(4F|6F)(4E|6E){1}33\tE0-2048:45(4E|6E)(44|64)(4D|6D)(46|"
	"66){0-1}3B",
	"s\t363\tB0:62(45|65)(47|67)(4D|6D)(46|66)*(4D|6D)(46|66)(56|76)(45|65)(52|"
	"72)(53|73)(49|69)(4F|6F)(4E|6E){1}33\tE0-2048:65(4E|6E)(44|64)(4D|6D)(46|"
	"66){0-1}3B",
	"f\t1047\tfmt/302\tComputer Graphics Metafile ASCII\t4\timage/cgm\tcgm\t",
	"s\t364\tB0:42(45|65)(47|67)(4D|6D)(46|66)*(4D|6D)(46|66)(56|76)(45|65)(52|"
	"72)(53|73)(49|69)(4F|6F)(4E|6E){1}34\tE0-2048:45(4E|6E)(44|64)(4D|6D)(46|"
	"66){0-1}3B",
	"s\t365\tB0:42(45|65)(47|67)(4D|6D)(46|66)*(4D|6D)(46|66)(56|76)(45|65)(52|"
	"72)(53|73)(49|69)(4F|6F)(4E|6E){1}34\tE0-2048:65(4E|6E)(44|64)(4D|6D)(46|"
	"66){0-1}3B",
	"s\t366\tB0:62(45|65)(47|67)(4D|6D)(46|66)*(4D|6D)(46|66)(56|76)(45|65)(52|"
	"72)(53|73)(49|69)(4F|6F)(4E|6E){1}34\tE0-2048:45(4E|6E)(44|64)(4D|6D)(46|"
	"66){0-1}3B",
	"s\t367\tB0:62(45|65)(47|67)(4D|6D)(46|66)*(4D|6D)(46|66)(56|76)(45|65)(52|"
	"72)(53|73)(49|69)(4F|6F)(4E|6E){1}34\tE0-2048:65(4E|6E)(44|64)(4D|6D)(46|"
	"66){0-1}3B",
	"f\t1048\tfmt/303\tComputer Graphics Metafile (Binary)\t1\timage/cgm; version="
	"1\tcgm\t",
	"s\t368\tB0:00[20:3F]*10220001\tE0-1024:0040",
	"f\t1049\tfmt/304\tComputer Graphics Metafile (Binary)\t2\timage/cgm; version="
	"2\tcgm\t",
	"s\t369\tB0:00[20:3F]*10220002\tE0-1024:0040",
	"f\t1050\tfmt/305\tComputer Graphics Metafile (Binary)\t3\timage/cgm; version="
	"3\tcgm\t",
	"s\t370\tB0:00[20:3F]*10220003\tE0-1024:0040",
	"f\t1051\tfmt/306\tComputer Graphics Metafile (Binary)\t4\timage/cgm; version="
	"4\tcgm\t",
	"s\t371\tB0:00[20:3F]*10220004\tE0-1024:0040",
	"f\t1052\tfmt/307\tQuicken Interchange Format\t\tapplication/qif\tqif\t",
	"s\t399\tB0-64:21547970653A*5E",
	"f\t1053\tfmt/308\tQuicken Data Format\t\t\tqdf\t",
	"s\t400\tB0:AC9EBD8F0000{1}00",
	"f\t1054\tfmt/309\tOpen Financial Exchange\t1.02\tapplication/x-ofx\tofx,qfx\t",
	"s\t401\tB0-1024:4F46584845414445523A313030{0-2}444154413A*56455253494F4E3A"
	"313032{0-2}53454355524954593A*454E434F44494E473A*434841525345543A*434F4D"
	"5052455353494F4E3A*4F4C4446494C455549443A*4E455746494C455549443A",
	"f\t1055\tfmt/310\tOpen Financial Exchange\t1.03\tapplication/x-ofx\tofx,qfx\t",
	"s\t402\tB0-1024:4F46584845414445523A313030{0-2}444154413A*56455253494F4E3A"
	"313033{0-2}53454355524954593A*454E434F44494E473A*434841525345543A*434F4D"
	"5052455353494F4E3A*4F4C4446494C455549443A*4E455746494C455549443A",
	"f\t1056\tfmt/311\tOpen Financial Exchange\t1.6\tapplication/x-ofx\tofx,qfx\t",
	"s\t403\tB0-1024:4F46584845414445523A3130300D0A444154413A*0D0A56455253494F4"
	"E3A3136300D0A53454355524954593A*0D0A454E434F44494E473A*0D0A4348415253455"
	"43A*0D0A434F4D5052455353494F4E3A*0D0A4F4C4446494C455549443A*0D0A4E455746"
	"494C455549443A",
	"f\t1057\tfmt/312\tOpen Financial Exchange\t2.0.3\tapplication/x-ofx\tofx,qfx\t",
	"s\t404\tB0-1024:4F46584845414445523D(22|27)323030(22|27)0D0A56455253494F4E"
	"3D(22|27)323033(22|27)0D0A53454355524954593D(22|27)*(22|27)0D0A4F4C44464"
	"94C455549443D(22|27)*(22|27)0D0A4E455746494C455549443D",
	"f\t1058\tfmt/313\tOpen Financial Exchange\t2.1.1\tapplication/x-ofx\tofx,qfx\t",
	"s\t405\tB0-1024:4F46584845414445523D(22|27)323030(22|27)0D0A56455253494F4E"
	"3D(22|27)323131(22|27)0D0A53454355524954593D(22|27)*(22|27)0D0A4F4C44464"
	"94C455549443D(22|27)*(22|27)0D0A4E455746494C455549443D",
	"f\t1059\tfmt/314\tPlay SID Audio\t1\taudio/prs.sid\tpsid,sid\t",
	"s\t406\tB0:5053494400010076",
	"f\t1060\tfmt/315\tPlay SID Audio\t2\taudio/prs.sid\tpsid,sid\t",
	"s\t407\tB0:5053494400(01|02)007C",
	"f\t1061\tfmt/316\tReal SID Audio\t\taudio/prs.sid\tsid\t",
	"s\t408\tB0:525349440002007C{4}0000",
	"f\t1062\tfmt/317\tMacromedia Director\tMacintosh\tapplication/x-director\tdir,"
	"dxr\t",
	"s\t410\tB0:58464952{4}3339564D70616D691800000001000000",
	"f\t1063\tfmt/318\tSecure DjVU\t\timage/vnd.djvu, image/x-djvu\tdjv,djvu\t",
	"s\t412\tB0:53444A56",
	"f\t1064\tfmt/319\tESRI Spatial Index File\t\t\tsbn,sbx\t",
	"s\t413\tB0:0000270AFFFFFE700000000000000000000000000000000000{3}00[00:01]",
	"f\t1065\tfmt/320\tESRI Shapefile Projection (Well-Known Text) Format\t\t\tprj\t",
	"s\t414\tB0-152:47454F474353*444154554D*53504845524F4944*5052494D454D*554E4"
	"954\tE0-2:5D5D",
	"f\t1066\tfmt/321\tESRI Shapefile Header Index\t\t\taih\t",
	"s\t415\tB0:0000000001{35}2E{34}01",
	"f\t1067\tfmt/322\tPortable Form File\t\t\tpff\t",
	"s\t416\tB0:5046460007020006",
	"f\t1068\tfmt/323\tExtended Module Audio File\t\taudio/xm\txm\t",
	"s\t417\tB0:457874656E646564204D6F64756C653A20{20}1A",
	"f\t1069\tfmt/324\tEndNote Style File\t\tapplication/x-endnote-style\tens\t",
	"s\t418\tB0:0008(00|FF)(00|FF)0000(00|10)(00|10)525346545354594C(00100100|1"
	"0000001)",
	"s\t419\tB0:0008(00|FF)(00|FF)0000(00|10)(00|10)454E444E454E4654(00100100|1"
	"0000001)",
	"f\t1070\tfmt/325\tEndNote Library\t1-9\t\tenl\t",
	"s\t420\tB0:(01|03){2}[00:0F]{4}FE{0-1}3F{1}00{1}00{1}00",
	"s\t421\tB0:(01|03){2}[00:0F]{4}FF{0-1}3F{1}00{1}00{1}00",
	"s\t422\tB0:0000{2}00{7}0000{2}0000{2}0002{8}202040404020000040404040",
	"f\t1071\tfmt/326\tEndNote Connection File\t\tapplication/x-endnote-connect, a"
	"pplication/x-endnote-connection\tenz\t",
	"s\t423\tB0:454E444E454E5A33000000{5}000000260005{2}0000FFFFFFFF",
	"f\t1072\tfmt/327\tEndNote Filter File\t\t\tenf\t",
	"s\t424\tB0:454E444E454C3273000000{5}000000260003{2}0000FFFFFFFF",
	"f\t1073\tfmt/328\tEndNote Import File\t\tapplication/x-endnote-refer\tenr,enw\t",
	"s\t425\tB0-154:254120[41:5A]{5-50}(0A|0A0D)25(41|42|43|44|54)20([30:39]|[4"
	"1:5A])",
	"s\t426\tB0-154:2541[41:5A]{5-50}(0A|0A0D)25(41|42|43|44|54)([30:39]|[41:5A"
	"])",
	"f\t1074\tfmt/329\tShell Archive Format\t\tapplication/x-sh, application/x-sha"
	"r\tshar\t",
	"s\t427\tB0-1936:2321{0-1}2F62696E2F73680A2320546869732069732061207368656C6"
	"C2061726368697665",
	"s\t428\tB0:2320546869732069732061207368656C6C2061726368697665",
	"f\t1075\tfmt/330\tPeak Graphical Waveform File\t\t\tpk\t",
	"s\t429\tB0:F106000000[01:02]0000{3}00{3}0000000000{4}FFFFFFFF00000000",
	"f\t1076\tfmt/331\tAutorun Configuration File\t\t\tinf\t",
	"s\t430\tB0:5B6175746F72756E5D{2-4}(49434F4E|4F50454E|69636F6E|6F70656E){0-"
	"1}3D",
	"f\t1077\tfmt/332\tESRI Arc/View Project\t3.x\t\tapr,def\t",
	"s\t431\tB0:2F332E[30:33]0D0A284F44422E31",
	"f\t1078\tfmt/333\tChemical Markup Language\t\t\tcml\t638",
	"s\t444\tB0-65536:786D6C6E733D22687474703A2F2F7777772E786D6C2D636D6C2E6F726"
	"72F736368656D6122",
	"f\t1079\tfmt/334\tCrystallographic Information Framework\t\t\tcif\t",
	"s\t445\tB0-65536:205F61746F6D5F747970655F736361745F64697370657273696F6E5F7"
	"265616C",
	"f\t1080\tfmt/335\tDreamweaver Lock File\t\t\tlck\t",
	"f\t1081\tfmt/336\tGraphic Workshop for Windows Thumbnail File\t\t\tthn\t",
	"s\t447\tB0:54484E4C",
	"f\t1082\tfmt/337\tMJ2 (Motion JPEG 2000)\t\tvideo/mj2\tmj2,mjp2\t",
	"s\t719\tB0:0000000C6A5020200D0A870A{4}667479706D6A7032",
	"f\t1083\tfmt/338\tInterchange File Format Interleaved Bitmap\t\t\tiff,lbm\t221",
	"s\t457\tB0:464F524D{4}494C424D424D4844",
	"f\t1084\tfmt/339\tInterchange File Format 8-bit Sampled Voice\t\t\t8svx,iff\t22"
	"1",
	"s\t458\tB0:464F524D{4}3853565856484452",
	"f\t1085\tfmt/340\tLotus WordPro Document\t97/Millennium\tapplication/lwp, app"
	"lication/vnd.lotus-wordpro\tlwp\t",
	"s\t466\tB0:576F726450726F0000000000000000004C57503700000000000000000000000"
	"00000FFFFFFFF000000002E",
	"f\t1086\tfmt/341\tMacintosh PICT Image\t2.0\timage/x-pict\tpct,pic,pict\t",
	"s\t468\tB522:001102FF0C00",
	"f\t1087\tfmt/342\tMicrosoft Project Export File\t4.0\tapplication/x-project\tm"
	"px\t",
	"s\t473\tB0:4D5058(2C|3B){1-50}(2C|3B)34(2C|2E)30",
	"f\t1088\tfmt/343\tMicrosoft Project Export File\t3.0\tapplication/x-project\tm"
	"px\t",
	"s\t475\tB0:4D5058(2C|3B){1-50}(2C|3B)332E30",
	"f\t1089\tfmt/344\tMicrosoft Windows Enhanced Metafile\t2.0\timage/emf\temf\t",
	"s\t478\tB0:0100000064000000{32}20454D4600000100{12}00000000{28}00000000",
	"s\t479\tB0:01000000{36}20454D4600000100{16}64000000",
	"s\t480\tB0:01000000{36}20454D4600000100{44}64000000",
	"f\t1090\tfmt/345\tMicrosoft Windows Enhanced Metafile\t3.0\timage/emf\temf\t",
	"s\t481\tB0:010000006C000000{32}20454D4600000100{12}00000000{28}00000000",
	"s\t482\tB0:01000000{36}20454D4600000100{16}6C000000",
	"s\t483\tB0:01000000{36}20454D4600000100{44}6C000000",
	"f\t1091\tfmt/346\tMicrosoft Word for Macintosh Document\t1.0\tapplication/msw"
	"ord\tmcw\t",
	"s\t484\tB0:FE3200C1",
	"f\t1092\tfmt/347\tMPEG 1/2 Audio Layer I\t\taudio/mpeg\tmp1\t",
	"s\t491\tB0:FFF6[10:EB]{29-769}FFF6[10:EB]{29-769}FFF6[10:EB]{29-769}FFF6[1"
	"0:EB]",
	"s\t492\tB0:FFF7[10:EB]{29-769}FFF7[10:EB]{29-769}FFF7[10:EB]{29-769}FFF7[1"
	"0:EB]",
	"s\t493\tB0:FFFE[10:EB]{29-769}FFFE[10:EB]{29-769}FFFE[10:EB]{29-769}FFFE[1"
	"0:EB]",
	"s\t494\tB0:FFFF[10:EB]{29-769}FFFF[10:EB]{29-769}FFFF[10:EB]{29-769}FFFF[1"
	"0:EB]",
	"f\t1093\tfmt/348\tPaint Shop Pro Image\t9\t\tpspimage\t",
	"s\t514\tB0:5061696E742053686F702050726F20496D6167652046696C650A1A000000000"
	"00900",
	"f\t1094\tfmt/349\tPaint Shop Pro Image\t10\t\tpspimage\t",
	"s\t515\tB0:5061696E742053686F702050726F20496D6167652046696C650A1A000000000"
	"00A00",
	"f\t1095\tfmt/350\tParadox Database Table\t3.0\t\tdb\t",
	"s\t517\tB2:0008(00|02)[01:04]{31}00000000{16}[03:04]",
	"f\t1096\tfmt/351\tParadox Database Table\t4.0\t\tdb\t",
	"s\t518\tB2:0008(00|02)[01:04]{51}[05:09]{34}00000000",
	"f\t1097\tfmt/352\tParadox Database Table\t5.0\t\tdb\t",
	"s\t519\tB2:0008(00|02)[01:20]{51}(0A|0B){34}00000000",
	"f\t1099\tfmt/353\tTagged Image File Format\t\timage/tiff\ttif,tiff\t687",
	"s\t9\tB0:49492A00",
	"s\t10\tB0:4D4D002A",
	"f\t1100\tfmt/354\tAcrobat PDF/A - Portable Document Format\t1b\tapplication/p"
	"df\tpdf\t616,617,618,637,869,1016",
	"s\t521\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)68"
	"7474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*7064666169643"
	"A70617274(3D22|3D27|3E)31(22|27|3C2F7064666169643A706172743E){0-120}7064"
	"666169643A636F6E666F726D616E6365(3D22|3D27|3E)42(22|27|3C2F7064666169643"
	"A636F6E666F726D616E63653E)",
	"s\t966\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)68"
	"7474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*7064666169643"
	"A636F6E666F726D616E6365(3D22|3D27|3E)42(22|27|3C2F7064666169643A636F6E66"
	"6F726D616E63653E){0-120}7064666169643A70617274(3D22|3D27|3E)31(22|27|3C2"
	"F7064666169643A706172743E)",
	"f\t1101\tfmt/355\tRich Text Format\t1.9\tapplication/rtf, text/rtf\trtf\t626,62"
	"7,628,629,630,631,632,633,753",
	"s\t522\tB0:7B5C7274(66|6631){0-15}(616E7369|6D6163|7063|706361)5C616E73696"
	"37067{3-*}5C737473686664626368{1-5}5C73747368666C6F6368{1-5}5C7374736866"
	"68696368{1-5}5C73747368666269*5C(2A5C636F6C6F72736368656D656D617070696E6"
	"7|2A5C6461746173746F7265|2A5C646566636870|6166656C6576)",
	"f\t1102\tfmt/356\tAdaptive Multi-Rate Audio\t\taudio/amr\tamr\t",
	"s\t524\tB0:2321414D520A",
	"f\t1103\tfmt/357\t3GPP Audio/Video File\t\taudio/3gpp, video/3gpp\t3gp,3gpp\t92"
	"4",
	"s\t526\tB4:667479703367(65|67|68|70|72|73|74)[34:39]0000[00:03]00",
	"f\t1104\tfmt/358\tInternet Data Query File\t\t\tidq\t",
	"s\t527\tB0-3424:5B51756572795D*(43|63)69(53|73)636F70653D\tB0-3424:5B517565"
	"72795D*(43|63)69(43|63)6F6C756D6E733D\tB0-3424:5B51756572795D*(43|63)69(5"
	"4|74)656D706C6174653D2F\tB0-3424:5B51756572795D*(43|63)69(52|72)657374726"
	"96374696F6E3D{0-1}25",
	"f\t1105\tfmt/359\tMicrosoft Front Page Binary Tree Index\t\t\tbtr\t",
	"s\t528\tB0:1C010000{272}0C0000002C000000{4}FFFFFFFF0002",
	"f\t1107\tfmt/360\tpulse EKKO data file\t\t\tdt1\t",
	"s\t529\tB0:0000803F{12}00000000{4}0000{2}0000{1}[41:42]{8}0000000000000000"
	"000000000000000000000000{28}00000000{3}[40:49]",
	"f\t1108\tfmt/361\tpulse EKKO header file\t\t\thd\t",
	"s\t530\tB0-100:4E554D424552204F46205452414345532020203D20[30:39]{3-*}4E554"
	"D424552204F46205054532F54524320203D20[30:39]\tE0-150:535552564559204D4F44"
	"4520202020202020203D20",
	"f\t1109\tfmt/362\tGSSI SIR-10 RADAN data file\t\t\tdzt\t",
	"s\t531\tB0:(0007|FF00)000400(02|04)100000(00|80)0000(00|80)[41:42]{84}[31:"
	"39][30:39][30:39]{13}(434C4153|46494C45){906}(0000|FFFF)",
	"f\t1110\tfmt/363\tSEG Y Data Exchange Format\tGeneric\t\tsegy\t",
	"s\t532\tB0-320:40404040404040404040404040404040404040404040\tB3200:0000{15}"
	"[!00]{3}[!00]{2}(00[01:08]|0100)",
	"s\t533\tB0-320:40404040404040404040404040404040404040404040\tB3600:0000{15}"
	"[!00]{3}[!00]{2}(00[01:08]|0100)",
	"f\t1111\tfmt/364\tNational Imagery Transmission Format\t1.0\tapplication/vnd."
	"nitf\tntf\t",
	"s\t534\tB0:4E49544630312E3130{16}[30:33][30:39][30:32][30:39][30:35][30:39"
	"][30:35][30:39]5A{3}[30:39][30:39]{80}(43|52|53|54|55)",
	"f\t1112\tfmt/365\tNational Imagery Transmission Format\t2.0\tapplication/vnd."
	"nitf\tntf\t",
	"s\t535\tB0:4E49544630322E3030[30:39][31:39]20202020{10}[30:33][30:39][30:3"
	"2][30:39][30:35][30:39][30:35][30:39]5A{3}[30:39][30:39]{80}(43|52|53|54"
	"|55)",
	"f\t1113\tfmt/366\tNational Imagery Transmission Format\t2.1\tapplication/vnd."
	"nitf\tntf\t",
	"s\t536\tB0:4E49544630322E3130[30:39][31:39]{14}(31|32)[30:39][30:39][30:39"
	"](30|31)[30:39][30:33][30:39][30:32][30:39][30:35][30:39][30:35][30:39]{"
	"80}(43|52|53|54|55)",
	"f\t1114\tfmt/367\tESRI World File Format\t\t\tbilw,blw,bpw,btw,jgw,jpgw,pgw,ra"
	"sterw,sdw,tfw,tifw\t",
	"f\t1115\tfmt/368\tASPRS Lidar Data Exchange Format\t1.0\t\tlas,laz\t",
	"s\t539\tB0:4C415346{20}0100{78}[00:99]",
	"f\t1116\tfmt/369\tASPRS Lidar Data Exchange Format\t1.1\t\tlas,laz\t",
	"s\t540\tB0:4C415346{20}0101{78}[00:99]",
	"f\t1117\tfmt/370\tASPRS Lidar Data Exchange Format\t1.2\t\tlas,laz\t",
	"s\t541\tB0:4C415346{20}0102{78}[00:99]",
	"f\t1118\tfmt/371\tEnhanced Compression Wavelet\t\t\tecw\t",
	"s\t542\tB0:65020102{1}0400(00|01|02|06){2}00(00|02|03|04|06){2}00030001",
	"f\t1119\tfmt/372\tEarth Resource Satellite Image Header Format\t\t\ters\t",
	"s\t543\tB0:4461746173657448656164657220426567696E\tE0-3:4461746173657448656"
	"164657220456E640A",
	"f\t1120\tfmt/373\tFoxPro Database\t2.x\t\tdbf\t",
	"s\t551\tB0:F5{1}[01:0C][01:1F]{28}([41:5A]|[61:7A]){10}(42|43|44|49|4C|4D|"
	"4E|50|54|59)",
	"f\t1121\tfmt/374\tMicrosoft Visual FoxPro Database Table File\t\t\tdbf\t",
	"s\t552\tB0:30{1}[01:0C][01:1F]{28}([41:5A]|[61:7A]){10}(42|43|44|49|4C|4D|"
	"4E|50|54|59)",
	"s\t553\tB0:31{1}[01:0C][01:1F]{28}([41:5A]|[61:7A]){10}(42|43|44|49|4C|4D|"
	"4E|50|54|59)",
	"s\t554\tB0:32{1}[01:0C][01:1F]{28}([41:5A]|[61:7A]){10}(42|43|44|49|4C|4D|"
	"4E|50|54|59)",
	"f\t1122\tfmt/375\tFoxPro Compound Index File\t\t\tcdx\t",
	"s\t558\tB0:00{1}0000{8}0A00[!00]{487}(0000|0001){2}010000000100{512-4608}0"
	"3{3}FFFFFFFFFFFFFFFF{2}FFFF{2}0F0F",
	"f\t1123\tfmt/376\tFoxPro Report\t\t\tfrx\t1120",
	"s\t559\tB0:F5{1}[01:0C][01:1F]{1}00000061091D{21}504C4154464F524D00000043{"
	"20}554E49515545494400000043{52}4F424A54595045000000004E",
	"f\t1124\tfmt/377\tMicrosoft Visual FoxPro Report\t\t\tfrx\t1121",
	"s\t560\tB0:30{1}[01:0C][01:1F]{1}000000880AE5{21}504C4154464F524D00000043{"
	"20}554E49515545494400000043{52}4F424A54595045000000004E",
	"f\t1125\tfmt/378\tChemical Draw Exchange Format\t\tchemical/x-cdx\tcdx\t",
	"s\t561\tB0:566A4344303130300403020100000000000000000000",
	"f\t1126\tfmt/379\tMicrosoft Visual FoxPro Class Library\t\t\tvcx\t1121",
	"s\t562\tB0:30{1}[01:0C][01:1F]{28}504C4154464F524D00000043{20}554E49515545"
	"494400000043{52}434C4153530000000000004D",
	"f\t1127\tfmt/380\tMicrosoft Visual FoxPro Project\t\t\tpjx\t1121",
	"s\t563\tB0:30{1}[01:0C][01:1F]{4}A80482{21}4E414D45000000000000004D{20}545"
	"950450000000000000043{20}49440000000000000000004E{20}54494D455354414D500"
	"0004E",
	"f\t1128\tfmt/381\tFoxPro Project\t\t\tpjx\t1120",
	"s\t564\tB0:F5{1}[01:0C][01:1F]{4}010488{21}4E414D45000000000000004D{20}545"
	"950450000000000000043{20}54494D455354414D5000004E",
	"f\t1129\tfmt/382\tMicrosoft Visual FoxPro database container (table files)\t"
	"\t\tdbc\t1121",
	"s\t565\tB0:30{1}[01:0C][01:1F]{4}2802A5{21}([41:5A]|[61:7A]){10}(42|43|44|"
	"49|4C|4D|4E|50|54|59){508}2001000000010000([41:5A]|[61:7A])",
	"f\t1131\tfmt/384\tMicrosoft Visual FoxPro database container (memo files)\t\t"
	"\tdct\t506",
	"s\t567\tB0:0000{2}00000040{504}00000001000000{1}0B00000001001800",
	"f\t1132\tfmt/383\tVICAR (Video Image Communication and Retrieval) Planetary"
	" File Format\t\t\timg,vic,vicar\t",
	"s\t568\tB0:4C424C53495A453D[30:39]{15}464F524D41543D27(42595445|434F4D50|4"
	"34F4D504C4558|444F5542|46554C4C|48414C46|4C4F4E47|5245414C|574F5244)27",
	"f\t1133\tfmt/385\tMicrosoft Windows Cursor\t\timage/x-win-bitmap\tcur\t",
	"s\t570\tB0:00000200[01:09]00{3}00{1}00{1}00{3}00*000028000000{2}0000{2}000"
	"00100[01:20]0000000000\tA:000028000000{2}0000{2}00000100[01:20]0000000000",
	"f\t1134\tfmt/386\tMicrosoft Animated Cursor Format\t\t\tani\t2741",
	"s\t571\tB0:52494646{4}41434F4E*616E69682400000024000000[!00]*4C495354{4}66"
	"72616D69636F6E",
	"f\t1135\tfmt/387\tVCalendar format\t\ttext/x-vCalendar\tvcs\t",
	"s\t572\tB0:424547494E3A5643414C454E444152*56455253494F4E{0-2}3A312E30\tE0-4"
	":454E443A5643414C454E444152",
	"f\t1136\tfmt/388\tInternet Calendar and Scheduling format\t\ttext/calendar\tic"
	"s\t",
	"s\t573\tB0:424547494E3A5643414C454E444152*56455253494F4E{0-2}3A322E30\tE0-4"
	":454E443A5643414C454E444152",
	"f\t1137\tfmt/389\tLog ASCII Standard Format\t1.2\t\tlas\t",
	"s\t575\tB0-148:7E56*564552532E*312E32{0-1}3A{0-5}43574C5320(4C4153|4C4F472"
	"04153434949205354414E44415244|4C6F67204153434949205374616E64617264|6C6F6"
	"7204153434949205374616E64617264){1-3}56(455253494F4E|657273696F6E)20312E"
	"32*7E57*7E43*7E41",
	"f\t1138\tfmt/390\tLog ASCII Standard Format\t2.0\t\tlas\t",
	"s\t576\tB0-264:7E56*564552532E*322E*(43574C53|4C4153)20(4C4153|4C4F4720415"
	"3434949205354414E44415244|4C6F67204153434949205374616E64617264|6C6F67204"
	"153434949205374616E64617264){1-3}56(455253494F4E|657273696F6E)20322E[30:"
	"31]*7E57*7E43*7E41",
	"f\t1139\tfmt/391\tLog ASCII Standard Format\t3.0\t\tlas\t",
	"s\t577\tB0:7E56(455253494F4E|657273696F6E)*564552532E*332E30{0-1}3A{0-3}43"
	"574C5320(4C4153|4C4F47204153434949205354414E44415244){1-3}56455253494F4E"
	"20332E30*7E57(454C4C|656C6C)",
	"f\t1140\tfmt/392\tMrSID Image Format (Multi-resolution Seamless Image Datab"
	"ase)\t\t\tsid\t",
	"s\t578\tB0:6D736964\tE0:FFD2FFA1",
	"f\t1141\tfmt/393\tBorland Reflex flat datafile\t\t\trxd\t",
	"s\t579\tB0:000233512E2126402324212626",
	"f\t1142\tfmt/394\tDS_Store File (MAC)\t\t\tds_store\t",
	"s\t635\tB0-3:01427564310000",
	"f\t1143\tfmt/395\tvCard\t\ttext/vcard\tvcard,vcf\t",
	"s\t634\tB0:424547494E3A5643415244{1-3}56455253494F4E3A\tE0-4:454E443A564341"
	"5244",
	"f\t1144\tfmt/396\tPocketMobi (Palm Resource) File\t\t\tmobi,prc\t",
	"s\t632\tB60:424F4F4B4D4F4249",
	"s\t633\tB60:5445587452454164",
	"f\t1145\tfmt/397\tEnigma Binary File (Finale)\t3+\t\tmus\t",
	"s\t631\tB0:454E49474D412042494E4152592046494C45",
	"f\t1146\tfmt/398\tEnigma Transportable File (Finale)\t\t\tetf\t",
	"s\t630\tB0:454E49474D4120(5452414E53504F525441424C452046494C45|7472616E737"
	"06F727461626C652066696C65)",
	"f\t1147\tfmt/399\tStuffit X Archive File\t\t\tsitx\t",
	"s\t629\tB0:5374756666497421\tE0:020255",
	"f\t1148\tfmt/400\tMacromedia FreeHand MX\t11\t\tfh11\t",
	"s\t628\tB0:1C0100000200041C0114000200141C0116000200091C011E000A46726565486"
	"16E6431311C01280008{6}30301C014600083230\tE0-10:6400F300F00086466C6174654"
	"465636F646500FFFFFFFF1C090A000400",
	"f\t1149\tfmt/401\tX-Windows Screen Dump\tX11\t\txdm,xwd\t",
	"s\t618\tB0:000000{1}00000007000000(00|01|02)000000[01:20]{12}000000(00|01)"
	"000000(08|10|20)000000(00|01)000000(08|10|20)000000(01|02|03|04|05|06|07"
	"|08|09|0A|0B|0C|0D|0E|0F|10|18|20){4}000000[00:05]",
	"f\t1150\tfmt/402\tTruevision TGA Bitmap\t2.0\t\ticb,tga,vda,vst\t533",
	"s\t601\tE0:54525545564953494F4E2D5846494C452E00",
	"f\t1151\tfmt/403\tSuperCalc Spreadsheet\t1\t\tcal\t",
	"s\t599\tB0:537570657243616C63207665722E{2}312E",
	"f\t1152\tfmt/404\tRealAudio\t4\t\tra\t",
	"s\t593\tB0:2E7261FD000400002E726134",
	"f\t1153\tfmt/405\tPortable Any Map\t\t\tpam\t",
	"s\t589\tB0:5037*5749445448{3-256}454E44484452",
	"f\t1154\tfmt/406\tPortable Grey Map - Binary\t\t\tpgm,pgmb\t",
	"s\t588\tB0:5035(0A|0D|20){0-2}23{0-70}0A(0A|0D|20|30|31|32|33|34|35|36|37|"
	"38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|3"
	"5|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32"
	"|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)",
	"s\t625\tB0:5035(0A|0D|20)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20"
	"|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)("
	"0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37"
	"|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)",
	"f\t1155\tfmt/407\tPortable Grey Map - ASCII\t\t\tpgm,pgma\t",
	"s\t587\tB0:5032(09|0A|0D0A|20)\tE0-4:(0A|0D|20|30|31|32|33|34|35|36|37|38|3"
	"9)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36"
	"|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|"
	"34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|3"
	"1|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D"
	"|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|3"
	"9)20",
	"f\t1156\tfmt/408\tPortable Pixel Map - Binary\t\t\tppm,ppmb\t",
	"s\t586\tB0:5036(0A|0D|20)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20"
	"|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)("
	"0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37"
	"|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)",
	"s\t626\tB0:5036(0A|0D|20){0-2}23{0-70}0A(0A|0D|20|30|31|32|33|34|35|36|37|"
	"38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|3"
	"5|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32"
	"|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)",
	"f\t1157\tfmt/409\tPortable Bitmap Image - Binary\t\t\tpbmb,pnm\t",
	"s\t584\tB0:5034(0A|0D|20){0-2}23{0-70}0A(0A|0D|20|30|31|32|33|34|35|36|37|"
	"38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|3"
	"5|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)",
	"s\t624\tB0:5034(0A|0D|20)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)(0A|0D|20"
	"|30|31|32|33|34|35|36|37|38|39)(0A|0D|20|30|31|32|33|34|35|36|37|38|39)("
	"0A|0D|20|30|31|32|33|34|35|36|37|38|39)",
	"f\t1158\tfmt/410\tInternet Archive\t1.1\t\tarc\t638,639,640,641,642,643,644,645",
	"s\t580\tB0:66696C65646573633A2F2F{1-132}20{1-3}2E{1-3}2E{1-3}2E{1-3}20{14}"
	"20746578742F706C61696E20{1-16}0A31203120*0A55524C2049502D616464726573732"
	"0417263686976652D6461746520436F6E74656E742D7479706520417263686976652D6C6"
	"56E677468",
	"f\t1159\tfmt/411\tRAR Archive\t2.9\tapplication/vnd.rar\trar\t",
	"s\t591\tB0:526172211A0700{2}73{34}1D",
	"f\t1160\tfmt/412\tMicrosoft Word for Windows\t2007 onwards\tapplication/vnd.o"
	"penxmlformats-officedocument.wordprocessingml.document\tdocx,wbk\t",
	"f\t1191\tfmt/413\tScalable Vector Graphics Tiny\t1.2\t\tsvg\t634,638",
	"s\t732\tB0:3C3F786D6C2076657273696F6E3D22312E3022*3C737667{0-512}766572736"
	"96F6E3D22312E3222*7376673E",
	"f\t1192\tfmt/414\tAudio Interchange File Format\t\t\taif,aiff\t221,687",
	"s\t320\tB0:464F524D{4}41494646",
	"f\t1194\tfmt/415\tCinema 4D\t4.x\t\tc4d\t221",
	"s\t846\tB0:464F524D{4}4D433444",
	"f\t1198\tfmt/416\tApple Core Audio Format\t1.0\t\tcaf\t",
	"s\t845\tB0:636166660001000064657363",
	"f\t1199\tfmt/417\tAdobe Illustrator\t88\tapplication/postscript\tai\t86,331,332"
	",771,773",
	"s\t882\tB0:252150532D41646F62652D322E30{1-16}252543726561746F72(3A|3A20)41"
	"646F626520496C6C7573747261746F72(20383828544D29|28544D29203838)",
	"s\t883\tB0:252150532D41646F62652D322E3020455053462D312E32{10-2096}2525446F"
	"63756D656E7450726F63536574733A41646F62655F496C6C7573747261746F725F3838",
	"s\t884\tB0:252150532D41646F62652D322E3020455053462D312E32{10-2096}2525446F"
	"63756D656E7450726F63536574733A2041646F62655F496C6C7573747261746F72(3838|"
	"5F3838)",
	"f\t1200\tfmt/418\tAdobe Illustrator\t3.0 / 3.2\tapplication/postscript\tai\t86,"
	"331,332,771,773",
	"s\t885\tB0:252150532D41646F62652D322E30{16-512}2525446F63756D656E744E65656"
	"465645265736F75726365733A{1-512}25252B2070726F637365742041646F62655F496C"
	"6C7573747261746F72(415F414933|5F414933)",
	"s\t886\tB0:252150532D41646F62652D322E30{16-512}2525446F63756D656E745375707"
	"06C6965645265736F75726365733A{1-512}25252B2070726F637365742041646F62655F"
	"496C6C7573747261746F72(415F414933|5F414933)",
	"s\t900\tB0:252150532D41646F62652D332E30{16-512}2525446F63756D656E744E65656"
	"465645265736F75726365733A{1-512}25252B2070726F637365742041646F62655F496C"
	"6C7573747261746F72(415F414933|5F414933)",
	"s\t901\tB0:252150532D41646F62652D332E30{16-512}2525446F63756D656E745375707"
	"06C6965645265736F75726365733A{1-512}25252B2070726F637365742041646F62655F"
	"496C6C7573747261746F72(415F414933|5F414933)",
	"s\t1433\tB0:C5D0D3C6\tA:252150532D41646F62652D332E30{16-512}2525446F63756D6"
	"56E74537570706C6965645265736F75726365733A{1-512}25252B2070726F6373657420"
	"41646F62655F496C6C7573747261746F72(415F414933|5F414933)",
	"f\t1201\tfmt/419\tAdobe Illustrator\t4.0\tapplication/postscript\tai\t86,331,33"
	"2,771,773,1200",
	"s\t887\tB0:252150532D41646F62652D332E30{1-128}252543726561746F723A2041646F"
	"626520496C6C7573747261746F7228544D2920666F722057696E646F77732C2076657273"
	"696F6E20342E30",
	"f\t1202\tfmt/420\tAdobe Illustrator\t5.0 / 5.5\tapplication/postscript\tai\t86,"
	"331,332,771,773",
	"s\t888\tB0:252150532D41646F62652D332E30{128-1024}254149355F46696C65466F726"
	"D61742031",
	"f\t1203\tfmt/421\tAdobe Illustrator\tJapan\tapplication/postscript\tai\t",
	"f\t1204\tfmt/422\tAdobe Illustrator\t6.0\tapplication/postscript\tai,eps\t86,33"
	"1,332,771,773",
	"s\t889\tB0-64:252150532D41646F62652D332E30{128-1024}254149355F46696C65466F"
	"726D61742032",
	"f\t1205\tfmt/423\tAdobe Illustrator\t7.0\tapplication/postscript\tai\t86,331,33"
	"2,771,773",
	"s\t890\tB0:252150532D41646F62652D332E30{128-1024}254149355F46696C65466F726"
	"D61742033",
	"f\t1206\tfmt/424\tOpenDocument Database Format\t1.2\t\todb\t382,777,778,1231",
	"f\t1207\tfmt/425\tVideo Object File (MPEG-2 subset)\t\t\tvob\t659,660",
	"s\t636\tB0:000001BA{8-11}000001(BB|BD|BE|E0)\tA:000001BF03D400{979}000001BF"
	"03FA01",
	"f\t1210\tfmt/426\tHarris Matrix\t\t\thm\t",
	"s\t637\tB0:0000000000000000FFFF01001000434861727269734D6174726978446F63\tE0"
	":02266E00{1}00000001000000",
	"f\t1211\tfmt/427\tCorelDraw Drawing\t12.0\t\tcdr\t2741",
	"s\t638\tB0:524946(46|58){4}434452437672736E",
	"f\t1213\tfmt/428\tCorelDraw Drawing\tX3\t\tcdr\t2741",
	"s\t640\tB0:524946(46|58){4}434452447672736E",
	"f\t1215\tfmt/429\tCorelDraw Drawing\tX4\t\tcdr\t382",
	"s\t642\tB0:504B{48}524946(46|58){4}43445245",
	"f\t1216\tfmt/430\tCorelDraw Drawing\tX5\t\tcdr\t382",
	"s\t644\tB0:504B{48}524946(46|58){4}43445246",
	"f\t1217\tfmt/431\tCorel R.A.V.E.\t2\t\tclk\t2741",
	"s\t648\tB0:52494646{4}434152427672736E",
	"f\t1218\tfmt/432\tCorel R.A.V.E.\t3\t\tclk\t2741",
	"s\t650\tB0:52494646{4}434152437672736E",
	"f\t1220\tfmt/433\tDrawing Interchange File Format (ASCII)\t2007/2008/2009\tim"
	"age/vnd.dxf\tdxf\t766",
	"s\t689\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)414331303231(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE"
	"0-2:30(0A|0D|0D0A)454F46",
	"f\t1221\tfmt/434\tAutoCAD Drawing\t2010/2011/2012\timage/vnd.dwg\tdwg\t766",
	"s\t654\tB0:4143313032340000",
	"f\t1222\tfmt/435\tDrawing Interchange File Format (ASCII)\t2010/2011/2012\tim"
	"age/vnd.dxf\tdxf\t766",
	"s\t652\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484541"
	"444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|0"
	"D|0D0A)414331303234(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\tE"
	"0-5:30(0A|0D|0D0A)454F46",
	"f\t1223\tfmt/436\tDigital Negative Format (DNG)\t1.0\timage/dng, image/tiff\td"
	"ng\t672,673,752,797,927,1099",
	"s\t656\tB0:49492A00{0-4080}12C601000400000001000000",
	"s\t657\tB0:49492A00\tE0-128000:12C601000400000001000000",
	"s\t658\tB0:4D4D002A{0-4080}C61200010000000401000000",
	"s\t659\tB0:4D4D002A\tE0-128000:C61200010000000401000000",
	"f\t1224\tfmt/437\tDigital Negative Format (DNG)\t1.2\timage/dng\tdng\t672,673,7"
	"52,797,927,1099",
	"s\t664\tB0:49492A00{0-4080}12C601000400000001020000",
	"s\t665\tB0:49492A00\tE0-128000:12C601000400000001020000",
	"s\t666\tB0:4D4D002A{0-4080}C61200010000000401020000",
	"s\t667\tB0:4D4D002A\tE0-128000:C61200010000000401020000",
	"f\t1225\tfmt/438\tDigital Negative Format (DNG)\t1.3\timage/dng, image/tiff\td"
	"ng\t672,673,752,797,927,1099",
	"s\t668\tB0:4D4D002A{0-4080}C61200010000000401030000",
	"s\t669\tB0:49492A00{0-4080}12C601000400000001030000",
	"s\t670\tB0:49492A00\tE0-128000:12C601000400000001030000",
	"s\t671\tB0:4D4D002A\tE0-128000:C61200010000000401030000",
	"f\t1226\tfmt/439\tBSDIFF\t4.0\t\tbsdiff\t",
	"s\t672\tB0:4253444946463430{24}425A68{1}314159265359",
	"f\t1227\tfmt/440\tMicrosoft Project\t2007\tapplication/vnd.ms-project\tmpp\t",
	"f\t1228\tfmt/441\tWindows Media Video (WVC1)\t9 Advanced Profile (WVC1)\t\twmv"
	"\t691,692",
	"s\t685\tB0:3026B2758E66CF11A6D900AA0062CE6C{12}0102\tA:9107DCB7B7A9CF118EE6"
	"00C00C205365{8}C0EF19BC4D5BCF11A8FD00805F5C442B{65}57564331",
	"f\t1229\tfmt/442\tMicrosoft Visio (generic)\t\tapplication/vnd.visio\tvsd\t767",
	"f\t1230\tfmt/443\tMicrosoft Visio Drawing\t2003-2010\tapplication/vnd.visio\tv"
	"sd\t767,1229",
	"f\t1231\tfmt/444\tOpenDocument Database Format\t1.1\t\todb\t382,777,778",
	"f\t1232\tfmt/445\tMicrosoft Excel Macro-Enabled\t2007\tapplication/vnd.ms-exc"
	"el.sheet.macroEnabled.12\txlsm\t",
	"f\t1233\tfmt/446\tAdobe Portable Document Catalog Index File\t2.0\t\tpdx\t",
	"s\t698\tB0:2550445820322E300D0A0D0A4F626A426567696E200D0A3C3C\tE0:3E3E200D0"
	"A4F626A456E64200D0A0D0A",
	"f\t1234\tfmt/447\tAdobe Portable Document Catalog Index File\t3.0\t\tpdx\t",
	"s\t699\tB0:255044582D332E300D25E2E3CFD30D0A312030206F626A3C3C2F5044583C3C\t"
	"E0:3E3E0D0A2525454F460D0A",
	"f\t1235\tfmt/448\tAdobe Portable Document Catalog Index File\t3.1\t\tpdx\t",
	"s\t700\tB0:255044582D332E310D25E2E3CFD30D0A312030206F626A3C3C2F5044583C3C\t"
	"E0:3E3E0D0A2525454F460D0A",
	"s\t701\tB0:255044582D332E310D25E2E3CFD30D0A312030206F626A3C3C2F5044583C3C\t"
	"E0:3E3E0D2525454F460D",
	"f\t1236\tfmt/449\tAdobe Portable Document Catalog Index File\t3.2\t\tpdx\t",
	"s\t702\tB0:255044582D332E320D25E2E3CFD30D0A312030206F626A0D3C3C2F5044583C3"
	"C\tE0:3E3E0D0A2525454F460D0A",
	"s\t703\tB0:255044582D332E320D25E2E3CFD30D0A312030206F626A0D3C3C2F5044583C3"
	"C\tE0:3E3E0D2525454F460D",
	"f\t1237\tfmt/450\tVectorWorks\t12.5\tapplication/vnd.vectorworks\tvwx\t",
	"s\t704\tB0:0000085800000000000000940020565731322E35{0-3}565731322E35{0-29}"
	"566563746F72576F726B73",
	"s\t1009\tB0:000007F200000000000000540020565731322E35{0-3}565731322E35{0-29"
	"}566563746F72576F726B73",
	"f\t1238\tfmt/451\tVectorWorks\t2009\tapplication/vnd.vectorworks\tvwx\t",
	"s\t705\tB0:0000085800000000000000940020565731342E30{0-3}565731342E30{0-29}"
	"566563746F72576F726B73",
	"f\t1239\tfmt/452\tAcrobat Catalog Cat File\t\t\tcat\t",
	"s\t706\tB0:410D0A\tE0:410D0A",
	"f\t1240\tfmt/453\tVerity Collection Stop List\t\t\tstp\t",
	"s\t707\tB0:616364656B6B6D730D0A\tE0:0D0A",
	"f\t1241\tfmt/454\tVerity Collection Index About File\t\t\tabt\t",
	"s\t708\tB0:24636F6E74726F6C3A2031{0-1}0A636F6C6C656374696F6E5F61626F75743A",
	"f\t1242\tfmt/455\tVerity Collection Index Pending Transaction File\t\t\ttrn\t",
	"s\t709\tB0:4C415354204C4F47434845434B2022{24}220A4C41535420434C45414E20{0-"
	"1}22{24}220A4C415354204F5054494D495A4520{0-1}22*220A",
	"f\t1243\tfmt/456\tVerity Collection Index Style Policy\t\t\tplc\t",
	"s\t710\tB0:23207374796C652E706C6309312E3131202D20332F322F39340D0A232040282"
	"329436F707972696768742028432920313938372D31393934205665726974792C20496E6"
	"32E0D0A230D0A23\tE0:7D0D0A7D0D0A",
	"f\t1244\tfmt/457\tVerity Collection Document Dataset Descriptor Style Set\t\t"
	"\tddd\t",
	"s\t711\tB0:23207374796C652E64646409312E37202D20312F31382F39340D0A232040282"
	"329\tE0:7D0D0A0D0A0D0A7D0D0A",
	"f\t1245\tfmt/458\tVerity Collection Document Index Descriptor Style Set\t\t\td"
	"id\t",
	"s\t712\tB0:23207374796C652E64696409312E33202D20312F31312F39340D0A232040282"
	"329\tE0:7D0D0A7D0D0A",
	"f\t1246\tfmt/459\tVerity Collection Word List Descriptor Style Set\t\t\twld\t",
	"s\t713\tB0:23207374796C652E776C6409312E35202D20312F31312F39340D0A232040282"
	"329\tE0:7D0D0A7D0D0A24240D0A",
	"f\t1247\tfmt/460\tVerity Collection Partition Definition Descriptor Style S"
	"et\t\t\tpdd\t",
	"s\t714\tB0:232066617368696F6E2E706464202D207772697474656E206279206D6B70727"
	"4696E64202D20536174204465632030372030303A31323A303220313939310D0A\tE0:7D0"
	"D0A7D0D0A",
	"f\t1248\tfmt/461\tVerity Collection Index Descriptor File\t\t\tddd,did,pdd,wld"
	"\t",
	"s\t715\tB0:74576263{60}242424{57}24246600",
	"f\t1249\tfmt/462\tMS-DOS Compression Format (SZDD Variant)\t\t\t\t",
	"s\t718\tB0:535A444488F0273341",
	"f\t1250\tfmt/463\tJPM (JPEG 2000 part 6)\t\timage/jpm\tjpm\t",
	"s\t721\tB0:0000000C6A5020200D0A870A{4}667479706A706D",
	"f\t1251\tfmt/464\tCorelDraw Drawing\t5.0\t\tcdr\t2741",
	"s\t723\tB0:52494646{4}434452357672736E",
	"f\t1252\tfmt/465\tCorelDraw Drawing\t4.0\t\tcdr\t2741",
	"s\t722\tB0:52494646{4}434452347672736E",
	"f\t1253\tfmt/466\tCorelDraw Drawing\t2.0\t\tcdr\t",
	"s\t725\tB0:574C6D00(2505|ED08)0000",
	"f\t1254\tfmt/467\tCorelDraw Drawing\t1.0\t\tcdr\t",
	"s\t726\tB0:574C650045000000{77}80400100008040",
	"f\t1255\tfmt/468\tISO 9660 Disk Image File\t\t\tbin,cdr,dmg,iso,toast\t2589",
	"s\t730\tB32700-70400:4344303031{1-16384}FF4344303031",
	"f\t1256\tfmt/469\tMS DOS Compression Format (KWAJ Variant)\t\t\t\t",
	"s\t733\tB0:4B57414A88F027D1",
	"f\t1257\tfmt/470\tAsymetrix Toolbook File\t1-5\t\tsbk,tbk\t",
	"s\t734\tB0:034A424F{20}14",
	"f\t1258\tfmt/471\tHypertext Markup Language\t5\ttext/html\thtm,html\t645",
	"s\t735\tB0-1024:3C21(444F4354595045|646F6374797065){0-4}(48544D4C|68746D6C"
	")3E",
	"s\t736\tB0-1024:3C21(444F4354595045|646F6374797065){0-4}(48544D4C|68746D6C"
	"){0-4}(53595354454D|73797374656D){0-4}(22|27)61626F75743A6C65676163792D6"
	"36F6D706174(22|27)3E",
	"f\t1259\tfmt/472\tSony Digital Voice File/Sony Memory Stick Voice File\t\t\tdv"
	"f,msv\t",
	"s\t737\tB0:4D535F564F4943450000005001020000534F4E5920434F52504F524154494F4"
	"E",
	"f\t1260\tfmt/473\tMicrosoft Office Owner File\t\t\tdoc,docx\t",
	"s\t738\tB0:06{52}000600",
	"s\t739\tB0:07{52}000700",
	"s\t740\tB0:08{52}000800",
	"s\t741\tB0:09{52}000900",
	"s\t742\tB0:0A{52}000A00",
	"s\t743\tB0:0B{52}000B00",
	"s\t744\tB0:0C{52}000C00",
	"s\t745\tB0:0D{52}000D00",
	"s\t746\tB0:0E{52}000E00",
	"s\t747\tB0:0F{52}000F00",
	"s\t817\tB0:01{52}000100",
	"s\t818\tB0:02{52}000200",
	"s\t819\tB0:03{52}000300",
	"s\t820\tB0:04{52}000400",
	"s\t821\tB0:05{52}000500",
	"s\t822\tB0:14{52}001400",
	"s\t1182\tB0:10{52}001000",
	"s\t1183\tB0:11{52}001100",
	"s\t1184\tB0:12{52}001200",
	"s\t1185\tB0:13{52}001300",
	"s\t2052\tB0:15{52}001500",
	"s\t2053\tB0:16{52}001600",
	"s\t2054\tB0:17{52}001700",
	"s\t2055\tB0:18{52}001800",
	"s\t2056\tB0:19{52}001900",
	"f\t1261\tfmt/474\tWindows Help File\t\t\thlp\t",
	"s\t748\tB0:3F5F0300{4}FFFFFFFF",
	"f\t1262\tfmt/475\tMicrosoft Management Console Snap-in Control file\t\t\tmsc\t6"
	"38",
	"s\t749\tB0:3C3F786D6C2076657273696F6E3D22312E30223F3E0D0A3C4D4D435F436F6E7"
	"36F6C6546696C6520436F6E736F6C6556657273696F6E3D22",
	"f\t1263\tfmt/476\tAcrobat PDF/A - Portable Document Format\t2a\tapplication/p"
	"df\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t750\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)68"
	"7474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*7064666169643"
	"A70617274(3D22|3D27|3E)32(22|27|3C2F7064666169643A706172743E){0-120}7064"
	"666169643A636F6E666F726D616E6365(3D22|3D27|3E)41(22|27|3C2F7064666169643"
	"A636F6E666F726D616E63653E)",
	"s\t1955\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)6"
	"87474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*706466616964"
	"3A636F6E666F726D616E6365(3D22|3D27|3E)41(22|27|3C2F7064666169643A636F6E6"
	"66F726D616E63653E){0-120}7064666169643A70617274(3D22|3D27|3E)32(22|27|3C"
	"2F7064666169643A706172743E)",
	"f\t1264\tfmt/477\tAcrobat PDF/A - Portable Document Format\t2b\tapplication/p"
	"df\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t751\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)68"
	"7474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*7064666169643"
	"A70617274(3D22|3D27|3E)32(22|27|3C2F7064666169643A706172743E){0-120}7064"
	"666169643A636F6E666F726D616E6365(3D22|3D27|3E)42(22|27|3C2F7064666169643"
	"A636F6E666F726D616E63653E)",
	"s\t1956\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)6"
	"87474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*706466616964"
	"3A636F6E666F726D616E6365(3D22|3D27|3E)42(22|27|3C2F7064666169643A636F6E6"
	"66F726D616E63653E){0-120}7064666169643A70617274(3D22|3D27|3E)32(22|27|3C"
	"2F7064666169643A706172743E)",
	"f\t1265\tfmt/478\tAcrobat PDF/A - Portable Document Format\t2u\tapplication/p"
	"df\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t752\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)68"
	"7474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*7064666169643"
	"A70617274(3D22|3D27|3E)32(22|27|3C2F7064666169643A706172743E){0-120}7064"
	"666169643A636F6E666F726D616E6365(3D22|3D27|3E)55(22|27|3C2F7064666169643"
	"A636F6E666F726D616E63653E)",
	"s\t1957\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)6"
	"87474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*706466616964"
	"3A636F6E666F726D616E6365(3D22|3D27|3E)55(22|27|3C2F7064666169643A636F6E6"
	"66F726D616E63653E){0-120}7064666169643A70617274(3D22|3D27|3E)32(22|27|3C"
	"2F7064666169643A706172743E)",
	"f\t1266\tfmt/479\tAcrobat PDF/A - Portable Document Format\t3a\tapplication/p"
	"df\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t753\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)68"
	"7474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*7064666169643"
	"A70617274(3D22|3D27|3E)33(22|27|3C2F7064666169643A706172743E){0-120}7064"
	"666169643A636F6E666F726D616E6365(3D22|3D27|3E)41(22|27|3C2F7064666169643"
	"A636F6E666F726D616E63653E)",
	"s\t1958\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)6"
	"87474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*706466616964"
	"3A636F6E666F726D616E6365(3D22|3D27|3E)41(22|27|3C2F7064666169643A636F6E6"
	"66F726D616E63653E){0-120}7064666169643A70617274(3D22|3D27|3E)33(22|27|3C"
	"2F7064666169643A706172743E)",
	"f\t1267\tfmt/480\tAcrobat PDF/A - Portable Document Format\t3b\tapplication/p"
	"df\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t754\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)68"
	"7474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*7064666169643"
	"A70617274(3D22|3D27|3E)33(22|27|3C2F7064666169643A706172743E){0-120}7064"
	"666169643A636F6E666F726D616E6365(3D22|3D27|3E)42(22|27|3C2F7064666169643"
	"A636F6E666F726D616E63653E)",
	"s\t1959\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)6"
	"87474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*706466616964"
	"3A636F6E666F726D616E6365(3D22|3D27|3E)42(22|27|3C2F7064666169643A636F6E6"
	"66F726D616E63653E){0-120}7064666169643A70617274(3D22|3D27|3E)33(22|27|3C"
	"2F7064666169643A706172743E)",
	"f\t1268\tfmt/481\tAcrobat PDF/A - Portable Document Format\t3u\tapplication/p"
	"df\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t755\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)68"
	"7474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*7064666169643"
	"A70617274(3D22|3D27|3E)33(22|27|3C2F7064666169643A706172743E){0-120}7064"
	"666169643A636F6E666F726D616E6365(3D22|3D27|3E)55(22|27|3C2F7064666169643"
	"A636F6E666F726D616E63653E)",
	"s\t1960\tB0-144:255044462D312E[30:37]\tA:786D6C6E733A7064666169643D(22|27)6"
	"87474703A2F2F7777772E6169696D2E6F72672F706466612F6E732F6964*706466616964"
	"3A636F6E666F726D616E6365(3D22|3D27|3E)55(22|27|3C2F7064666169643A636F6E6"
	"66F726D616E63653E){0-120}7064666169643A70617274(3D22|3D27|3E)33(22|27|3C"
	"2F7064666169643A706172743E)",
	"f\t1269\tfmt/482\tApple iBook format\t\tapplication/x-ibooks+zip\tibooks\t382,6"
	"39,640,641,642,643,644,645,1258",
	"s\t906\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F782D69626F6"
	"F6B732B7A6970",
	"f\t1270\tfmt/483\tePub Format\t\tapplication/epub+zip\tepub\t382,639,640,641,64"
	"2,643,644,645,1258",
	"s\t905\tB0:504B0304{26}6D696D65747970656170706C69636174696F6E2F657075622B7"
	"A6970",
	"f\t1271\tfmt/484\t7Zip format\t\t\t7z\t",
	"s\t756\tB0:377ABCAF271C",
	"f\t1272\tfmt/485\tRocket Book eBook format\t\t\trb\t",
	"s\t757\tB0:B00CB00C{2}4E55564F",
	"f\t1273\tfmt/486\tMacromedia (Adobe) Director Compressed Resource file\t\t\tdc"
	"r\t",
	"s\t758\tB0:52494658{4}4647444D",
	"s\t759\tB0:58464952{4}4D444746",
	"f\t1274\tfmt/487\tMacro Enabled Microsoft Powerpoint\t2007 Onwards\tapplicati"
	"on/vnd.ms-powerpoint.presentation.macroEnabled.12\tpptm\t",
	"f\t1275\tfmt/488\tAcrobat PDF/X - Portable Document Format - Exchange PDF/X"
	"-4\t\tapplication/pdf\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t762\tB0:255044462D312E[30:37]\tA:3C7064667869643A4754535F504446585665727"
	"3696F6E3E5044462F582D343C2F7064667869643A4754535F5044465856657273696F6E3"
	"E",
	"f\t1276\tfmt/489\tAcrobat PDF/X - Portable Document Format - Exchange PDF/X"
	"-4p\t\tapplication/pdf\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t763\tB0:255044462D312E[30:37]\tA:3C7064667869643A4754535F504446585665727"
	"3696F6E3E5044462F582D34703C2F7064667869643A4754535F5044465856657273696F6"
	"E3E",
	"f\t1277\tfmt/490\tAcrobat PDF/X - Portable Document Format - Exchange PDF/X"
	"-5g\t\tapplication/pdf\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t764\tB0:255044462D312E[30:37]\tA:3C7064667869643A4754535F504446585665727"
	"3696F6E3E5044462F582D35673C2F7064667869643A4754535F5044465856657273696F6"
	"E3E",
	"f\t1278\tfmt/491\tAcrobat PDF/X - Portable Document Format - Exchange PDF/X"
	"-5pg\t\tapplication/pdf\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t766\tB0:255044462D312E[30:37]\tA:3C7064667869643A4754535F504446585665727"
	"3696F6E3E5044462F582D3570673C2F7064667869643A4754535F5044465856657273696"
	"F6E3E",
	"f\t1279\tfmt/492\tAcrobat PDF/X - Portable Document Format - Exchange PDF/X"
	"-5n\t\tapplication/pdf\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t765\tB0:255044462D312E[30:37]\tA:3C7064667869643A4754535F504446585665727"
	"3696F6E3E5044462F582D356E3C2F7064667869643A4754535F5044465856657273696F6"
	"E3E",
	"f\t1280\tfmt/493\tAcrobat PDF/E - Portable Document Format for Engineering "
	"PDF/E-1\t\tapplication/pdf\tpdf\t613,614,615,616,617,618,637,869,1016",
	"s\t761\tB0:255044462D312E[30:37]\tA:3C706466653A49534F5F5044464556657273696"
	"F6E3E5044462F452D313C2F706466653A49534F5F5044464556657273696F6E3E",
	"f\t1281\tfmt/494\tMicrosoft Office Encrypted Document\t2007 Onwards\t\tdocx,pp"
	"tx,xlsx\t",
	"f\t1282\tfmt/495\tATCO-CIF\t\t\tcif\t",
	"s\t768\tB0:4154434F2D434946",
	"f\t1283\tfmt/496\tTransXchange File Format\t\t\ttxc\t638",
	"s\t769\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30{0-64}3C5472616E735843"
	"68616E6765207873693A736368656D614C6F636174696F6E3D22687474703A2F2F777777"
	"2E7472616E73786368616E67652E6F72672E756B2F",
	"f\t1284\tfmt/497\tWireless Bitmap\t\timage/vnd-wap-wbmp\twbmp\t",
	"f\t1285\tfmt/498\tActiveX License Package file\t\t\tlpk\t",
	"s\t773\tB0:4C504B204C6963656E7365205061636B6167650D0A0D",
	"f\t1286\tfmt/499\tVivoActive\t\tvideo/vnd-vivo\tviv\t",
	"s\t774\tB3:0D0A56657273696F6E3A5669766F2F312E3030",
	"s\t775\tB3:0D0A56657273696F6E3A5669766F2F322E3030",
	"f\t1287\tfmt/500\tInternet Explorer for Mac cache file\t\t\twaf\t639,640,641,64"
	"2,645,1258",
	"s\t776\tB0:2E5741460000004C",
	"f\t1288\tfmt/501\tPostScript\t3.1\tapplication/postscript\tps\t1073",
	"s\t777\tB0:252150532D41646F62652D332E31",
	"f\t1289\tfmt/502\tBentley V8 DGN\t\t\tdgn\t",
	"f\t1290\tfmt/503\tAppleDouble Resource Fork\t2\tmultipart/appledouble\t\t",
	"s\t778\tB0-196:0005160700020000",
	"f\t1291\tfmt/504\tStandard Flowgram Format\t\t\tsff\t",
	"s\t779\tB0:2E73666600000001",
	"f\t1292\tfmt/505\tAdobe Flash\t8\tapplication/x-shockwave-flash\tswf\t",
	"s\t781\tB0:46575308\tE0:0000",
	"s\t786\tB0:43575308",
	"f\t1293\tfmt/506\tAdobe Flash\t9\tapplication/x-shockwave-flash\tswf\t",
	"s\t782\tB0:46575309\tE0:0000",
	"s\t787\tB0:43575309",
	"f\t1294\tfmt/507\tAdobe Flash\t10\tapplication/x-shockwave-flash\tswf\t",
	"s\t783\tB0:4657530A\tE0:0000",
	"s\t788\tB0:4357530A",
	"f\t1295\tfmt/508\tQuarter Inch Cartridge Host Interchange Format\t\t\tqic\t",
	"s\t801\tB0:5654424C{54}(4153|7100){66}0000",
	"f\t1296\tfmt/509\tAdobe PostScript Font Metrics file\t\t\tpfm\t",
	"s\t802\tB0:0001{64}81000A002C012C01{43}1E00",
	"f\t1297\tfmt/510\tPowerProject Teamplan\t\t\tpdb\t",
	"s\t803\tB43:44617461626173652056657273696F6E{15}61EA",
	"f\t1298\tfmt/511\tPowerProject\t7\t\tpp\t",
	"s\t804\tB0:0000303030303030303730303620{13}2F2F646F646C2076657273696F6E206"
	"16E642066696C652069640D0A",
	"f\t1299\tfmt/512\tPowerProject\t8\t\tpp\t",
	"s\t805\tB0:0000303030303030303830323020{13}2F2F646F646C2076657273696F6E206"
	"16E642066696C652069640D0A",
	"f\t1300\tfmt/513\tPowerProject\t9\t\tpp\t",
	"s\t806\tB0:0000303030303030303930303620{13}2F2F646F646C2076657273696F6E206"
	"16E642066696C652069640D0A",
	"f\t1301\tfmt/514\tPowerProject\t10\t\tpp\t",
	"s\t807\tB0:0000303030303030313030303820{13}2F2F646F646C2076657273696F6E206"
	"16E642066696C652069640D0A",
	"f\t1302\tfmt/515\tPowerProject\t11\t\tpp\t",
	"s\t808\tB0:0000303030303030313130303420{13}2F2F646F646C2076657273696F6E206"
	"16E642066696C652069640D0A",
	"f\t1303\tfmt/516\tPowerProject\t12.0.01\t\tpp\t",
	"s\t809\tB0:0000303030303030313230303220{13}2F2F646F646C2076657273696F6E206"
	"16E642066696C652069640D0A",
	"f\t1304\tfmt/517\tPowerProject\t12.0.02+\t\tpp\t",
	"s\t810\tB0:0000303030303030313230303520{13}2F2F646F646C2076657273696F6E206"
	"16E642066696C652069640D0A",
	"f\t1305\tfmt/518\tBroad Band eBook\tLRF\t\tlrf\t",
	"s\t811\tB0:4C00520046000000",
	"f\t1306\tfmt/519\tPolynomial Texture Map\t\t\tptm\t",
	"s\t812\tB0:50544D5F312E320A50544D5F464F524D41545F",
	"f\t1307\tfmt/520\tOpenType Font File\t\tfont/otf\totf\t",
	"s\t813\tB0:4F54544F{8-40}43464620",
	"f\t1308\tfmt/521\tAdobe Multiple Master Metrics font file\t\t\tmmm\t",
	"s\t814\tB0:0A010100436F7079726967687420{158}FF0075000000000000001100760000"
	"00E803E803",
	"f\t1309\tfmt/522\tOpen Project File\t\t\tpod\t",
	"s\t815\tB16:636F6D2E70726F6A6974792E7365727665722E646174612E50726F6A656374"
	"44617461",
	"f\t1310\tfmt/523\tMacro enabled Microsoft Word Document OOXML\t2007 Onwards\t"
	"application/vnd.ms-word.document.macroEnabled.12\tdocm\t",
	"f\t1311\tfmt/524\tMicrosoft Office Theme\t\tapplication/vnd.ms-officetheme\tth"
	"mx\t941",
	"f\t1312\tfmt/525\tAdobe Printer Font Binary\t\t\tpfb\t",
	"s\t816\tB0:8001{4}252150532D41646F6265466F6E742D312E30",
	"f\t1313\tfmt/526\tAdobe Font List\t\t\tlst\t",
	"s\t823\tB0:252141646F62652D466F6E744C697374",
	"f\t1314\tfmt/527\tBroadcast WAVE\t2 Generic\taudio/x-wav\twav\t654,784,786",
	"s\t1034\tB0:52494646{4}57415645*62657874{350}0200",
	"f\t1315\tfmt/528\tMultiple-image Network Graphics\t\tvideo/x-mng\tmng\t",
	"s\t833\tB0:8A4D4E470D0A1A0A0000001C4D484452\tE0:4D454E442120F7D5",
	"f\t1316\tfmt/529\tJPEG Network Graphics\t\timage/x-jng\tjng\t",
	"s\t832\tB0:8B4A4E470D0A1A0A000000104A484452\tE0:49454E44AE426082",
	"f\t1317\tfmt/530\teRuby HTML document\t\t\trhtm,rhtml\t",
	"f\t1318\tfmt/531\tAutoCAD Drawing\t2013/2014\timage/vnd.dwg\tdwg\t",
	"s\t834\tB0:414331303237",
	"f\t1319\tfmt/532\tDrawing Interchange File Format (ASCII)\t2013/2014/2015/20"
	"16/2017\timage/vnd.dxf\tdxf\t766",
	"s\t835\tB1-6:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)484"
	"541444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0"
	"A|0D|0D0A)414331303237(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A"
	")\tE0-2:30(0A|0D|0D0A)454F46",
	"f\t1320\tfmt/533\tAdobe FrameMaker Document\t2.0\tapplication/vnd.framemaker\t"
	"fm\t",
	"s\t837\tB0:3C4D616B657246696C6520322E304A3E",
	"f\t1321\tfmt/534\tAdobe FrameMaker Document\t3.0\tapplication/vnd.framemaker\t"
	"fm\t",
	"s\t838\tB0:3C4D616B657246696C6520332E30463E",
	"f\t1322\tfmt/535\tAdobe FrameMaker Document\t4.0\tapplication/vnd.framemaker\t"
	"fm\t",
	"s\t839\tB0:3C4D616B657246696C6520342E304B3E",
	"f\t1323\tfmt/536\tAdobe FrameMaker Document\t5.5\tapplication/vnd.framemaker\t"
	"fm\t",
	"s\t841\tB0:3C4D616B657246696C6520352E35513E",
	"f\t1324\tfmt/537\tAdobe FrameMaker Document\t6.0\tapplication/vnd.framemaker\t"
	"fm\t",
	"s\t842\tB0:3C4D616B657246696C6520362E304A3E",
	"f\t1325\tfmt/538\tAdobe FrameMaker Document\t7.0\tapplication/vnd.framemaker\t"
	"fm\t",
	"s\t843\tB0:3C4D616B657246696C6520372E30483E",
	"f\t1326\tfmt/539\tAdobe FrameMaker Document\t9.0\tapplication/vnd.framemaker\t"
	"fm\t",
	"s\t844\tB0:3C4D616B657246696C6520392E30483E",
	"f\t1327\tfmt/540\tCinema 4D\t5.x\t\tc4d\t",
	"s\t847\tB0:4D433530{4}(43415435|444F4B35|46435635|50524635)",
	"f\t1328\tfmt/541\tDigital Moving Picture Exchange Bitmap\t2.0\t\tdpx\t",
	"s\t850\tB0:53445058{4}56322E30",
	"s\t851\tB0:58504453{4}56322E30",
	"f\t1329\tfmt/542\tGEM Metafile Format\t1.01\t\tgem\t",
	"s\t855\tB0:FFFF00(0E|18)006500(00|02)",
	"s\t856\tB0:FFFF(0E|18)006500(00|02)00",
	"f\t1330\tfmt/543\tGEM Metafile Format\t3.10\t\tgem\t",
	"s\t857\tB0:FFFF18003601(00|02)00",
	"f\t1331\tfmt/544\tMacromedia FreeHand\t7\t\tfh7\t",
	"s\t863\tB0:41474432",
	"f\t1333\tfmt/545\tMacromedia FreeHand\t8\t\tfh8\t",
	"s\t864\tB0:41474433",
	"f\t1334\tfmt/546\tMacromedia FreeHand\t9\t\tfh9\t",
	"s\t865\tB0:41474434",
	"f\t1335\tfmt/547\tMacromedia FreeHand\t10\t\tfh10\t",
	"s\t866\tB0:1C0100000200041C0114000200141C0116000200081C011E000A46726565486"
	"16E643130",
	"f\t1336\tfmt/548\tAdobe InDesign Document\tCS2\t\tind,indd,indt\t865",
	"s\t869\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(0000"
	"0004|04000000)",
	"f\t1337\tfmt/549\tAdobe InDesign Document\tCS3\t\tind,indd,indt\t865",
	"s\t870\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(0000"
	"0005|05000000)",
	"f\t1338\tfmt/550\tAdobe InDesign Document\tCS4\t\tind,indd,indt\t865",
	"s\t871\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(0000"
	"0006|06000000)",
	"f\t1339\tfmt/551\tAdobe InDesign Document\tCS5\t\tind,indd,indt\t865",
	"s\t872\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(0000"
	"0007|07000000)",
	"f\t1340\tfmt/552\tAdobe InDesign Document\tCS6\t\tind,indd,indt\t865",
	"s\t873\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(0000"
	"0008|08000000)",
	"f\t1341\tfmt/553\tMicrosoft Excel Chart\t2.x\tapplication/vnd.ms-excel\txlc\t",
	"s\t874\tB0:09000400{2}2000",
	"f\t1342\tfmt/554\tMicrosoft Excel Chart\t3.0\tapplication/vnd.ms-excel\txlc\t",
	"s\t875\tB0:09020600{2}2000",
	"f\t1343\tfmt/555\tMicrosoft Excel Macro\t2.x\tapplication/vnd.ms-excel\txlm\t",
	"s\t877\tB0:09000400{2}4000",
	"f\t1344\tfmt/556\tMicrosoft Excel Macro\t3.0\tapplication/vnd.ms-excel\txlm\t",
	"s\t878\tB0:09020600{2}4000",
	"f\t1345\tfmt/557\tAdobe Illustrator\t8.0\tapplication/postscript\tai,eps\t86,33"
	"1,332,771,773",
	"s\t891\tB0:252150532D41646F62652D332E30{128-1024}254149355F46696C65466F726"
	"D61742034",
	"f\t1346\tfmt/558\tAdobe Illustrator\t9.0\tapplication/postscript\tai,pdf\t616,6"
	"17",
	"s\t892\tB0:255044462D312E(33|34)*41495072697661746544617461*252150532D4164"
	"6F62652D332E30*254149355F46696C65466F726D617420(34|35)\tB0-32000:25215053"
	"2D41646F62652D332E30{128-1024}254149355F46696C65466F726D61742035",
	"f\t1347\tfmt/559\tAdobe Illustrator\t10.0\tapplication/postscript\tai,pdf\t617",
	"s\t893\tB0:255044462D312E34*41495072697661746544617461*252150532D41646F626"
	"52D332E30*254149355F46696C65466F726D61742036",
	"f\t1348\tfmt/560\tAdobe Illustrator\t11.0\tapplication/postscript\tai,pdf\t617",
	"s\t894\tB0:255044462D312E34*41495072697661746544617461*252150532D41646F626"
	"52D332E30*254149355F46696C65466F726D61742037",
	"f\t1349\tfmt/561\tAdobe Illustrator\t12.0\tapplication/postscript\tai,pdf\t617",
	"s\t895\tB0:255044462D312E34*41495072697661746544617461*252150532D41646F626"
	"52D332E30*254149355F46696C65466F726D61742038",
	"f\t1350\tfmt/562\tAdobe Illustrator\t13.0\tapplication/postscript\tai,pdf\t618",
	"s\t896\tB0:255044462D312E35*3C696C6C7573747261746F723A547970653E446F63756D"
	"656E743C2F696C6C7573747261746F723A547970653E*252150532D41646F62652D332E3"
	"0*254149355F46696C65466F726D61742039",
	"f\t1351\tfmt/563\tAdobe Illustrator\t14.0\tapplication/postscript\tai,pdf\t618",
	"s\t897\tB0:255044462D312E35*3C696C6C7573747261746F723A547970653E446F63756D"
	"656E743C2F696C6C7573747261746F723A547970653E*252150532D41646F62652D332E3"
	"0*254149355F46696C65466F726D6174203130",
	"f\t1352\tfmt/564\tAdobe Illustrator\t15.0\tapplication/postscript\tai,pdf\t618",
	"s\t898\tB0:255044462D312E35*3C696C6C7573747261746F723A547970653E446F63756D"
	"656E743C2F696C6C7573747261746F723A547970653E*252150532D41646F62652D332E3"
	"0*254149355F46696C65466F726D6174203131",
	"f\t1353\tfmt/565\tAdobe Illustrator\t16.0\tapplication/postscript\tai,pdf\t618",
	"s\t899\tB0:255044462D312E35*3C696C6C7573747261746F723A547970653E446F63756D"
	"656E743C2F696C6C7573747261746F723A547970653E*252150532D41646F62652D332E3"
	"0*254149355F46696C65466F726D6174203132",
	"f\t1354\tfmt/566\tWebP\tLossy\timage/webp\twebp\t2741",
	"s\t902\tB0:52494646{4}5745425056503820",
	"f\t1355\tfmt/567\tWebP\tLossless\timage/webp\twebp\t2741",
	"s\t903\tB0:52494646{4}574542505650384C",
	"f\t1356\tfmt/568\tWebP\tExtended\timage/webp\twebp\t2741",
	"s\t904\tB0:52494646{4}5745425056503858",
	"f\t1357\tfmt/569\tMatroska\t1-4\t\tmk3d,mka,mks,mkv\t687",
	"s\t907\tB0-1024:1A45DFA3{0-32}4282886D6174726F736B614287",
	"f\t1358\tfmt/570\tExtensible Metadata Platform Packet\t\t\txmp\t1791",
	"s\t908\tB0:3C3F787061636B657420626567696E3D(22|27)EFBBBF(22|27)2069643D(22"
	"|27)57354D304D7043656869487A7265537A4E54637A6B633964(22|27)3F3E0A3C783A7"
	"86D706D65746120786D6C6E733A783D(22|27)61646F62653A6E733A6D6574612F(22|27"
	")",
	"f\t1359\tfmt/571\tDomino XML Document Export\t\t\tdxl\t638",
	"s\t909\tB0:3C646F63756D656E7420666F726D3D(22|27){0-32}(22|27)3E{0-32}3C6E6"
	"F7465696E666F206E6F746569643D(22|27){0-32}(22|27){0-32}756E69643D(22|27)"
	"{32}(22|27)",
	"f\t1360\tfmt/572\tDomino XML Database Export\t\t\tdxl\t638",
	"s\t910\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){1-64}3C21444F4"
	"354595045206461746162617365{1-64}3C646174616261736520786D6C6E733D2268747"
	"4703A2F2F7777772E6C6F7475732E636F6D2F64786C22",
	"s\t978\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)20{1-64}3C646F6"
	"3756D656E7420786D6C6E733D(22|27)687474703A2F2F7777772E6C6F7475732E636F6D"
	"2F64786C(22|27)",
	"f\t1361\tfmt/573\tWebM\t\tvideo/webm\twebm\t",
	"s\t911\tB0:1A45DFA3{0-32}4282847765626D4287",
	"f\t1362\tfmt/574\tDigital Imaging and Communications in Medicine File Forma"
	"t\t\tapplication/dicom\tdcm\t",
	"s\t915\tB128:4449434D",
	"f\t1363\tfmt/575\tGraphPad Prism\t1-3\t\tpzm\t",
	"s\t916\tB0:5043464647524146",
	"f\t1364\tfmt/576\tGraphPad Prism\t4\t\tpzf\t",
	"s\t918\tB0:5043464647524134",
	"f\t1365\tfmt/577\tImage Cytometry Standard\t1\t\tics\t",
	"s\t919\tB0:090A6963735F76657273696F6E09312E30",
	"f\t1366\tfmt/578\tImage Cytometry Standard\t2\t\tics\t",
	"s\t920\tB0:090A6963735F76657273696F6E09322E30",
	"f\t1367\tfmt/579\tX3D\t3.0\t\tx3d\t638",
	"s\t921\tB0:3C3F786D6C2076657273696F6E3D22312E302220656E636F64696E673D22555"
	"4462D38223F3E0A3C21444F435459504520583344205055424C4943202249534F2F2F576"
	"56233442F2F4454442058334420332E302F2F454E22",
	"f\t1368\tfmt/580\tX3D\t3.1\t\tx3d\t638",
	"s\t922\tB0:3C3F786D6C2076657273696F6E3D22312E302220656E636F64696E673D22555"
	"4462D38223F3E0A3C21444F435459504520583344205055424C4943202249534F2F2F576"
	"56233442F2F4454442058334420332E312F2F454E22",
	"f\t1369\tfmt/581\tX3D\t3.2\t\tx3d\t638",
	"s\t923\tB0:3C3F786D6C2076657273696F6E3D22312E302220656E636F64696E673D22555"
	"4462D38223F3E0A3C21444F435459504520583344205055424C4943202249534F2F2F576"
	"56233442F2F4454442058334420332E322F2F454E22",
	"f\t1370\tfmt/582\tX3D\t3.3\t\tx3d\t638",
	"s\t924\tB0:3C3F786D6C2076657273696F6E3D22312E302220656E636F64696E673D22555"
	"4462D38223F3E0A3C21444F435459504520583344205055424C4943202249534F2F2F576"
	"56233442F2F4454442058334420332E332F2F454E22",
	"f\t1371\tfmt/583\tVector Markup Language\t\t\thtm,html,vml\t638,645",
	"s\t925\tB0-128:786D6C6E733A763D2275726E3A736368656D61732D6D6963726F736F667"
	"42D636F6D3A766D6C22",
	"f\t1372\tfmt/584\tWindows Media Metafile\t\t\tasx,wax,wmx,wvx\t",
	"s\t926\tB0-1:3C(415358|617378)20(56455253494F4E|76657273696F6E){0-1}3D{0-3"
	"}33{0-64}3E",
	"f\t1373\tfmt/585\tMPEG-2 Transport Stream\t\t\tm2t,m2ts,ts\t",
	"s\t927\tB0:47{187}47{187}47{187}47{187}47{187}47{187}47{187}47",
	"f\t1374\tfmt/586\tLifeTechnologies SDS\t\t\tsds\t2381",
	"s\t928\tB0:5344533200020002",
	"f\t1375\tfmt/587\tLifeTechnologies ABIF\t\t\tabif\t",
	"s\t929\tB0:414249460065",
	"f\t1380\tfmt/588\tRedcode RAW (R3D) Media File\t1\t\tr3d\t",
	"s\t935\tB4:52454431{2}5231",
	"f\t1381\tfmt/589\tWindows Media Playlist\t\tapplication/vnd.ms-wpl\twpl\t",
	"s\t930\tB0:3C3F77706C2076657273696F6E3D22312E30223F3E",
	"f\t1382\tfmt/590\tJPEG Extended Range\t\timage/jxr\tjxr,wdp\t",
	"s\t931\tB0:4949BC01",
	"f\t1383\tfmt/591\tRadiance RGBE Image Format\t\timage/vnd.radiance\thdr,pic,rg"
	"be,xyze\t",
	"s\t932\tB0:233F52414449414E43450A",
	"f\t1384\tfmt/592\tCanon RAW\t2.0\t\tcr2\t1099",
	"s\t933\tB0:49492A001000000043520200",
	"f\t1385\tfmt/593\tCanon RAW\t1.0\t\tcrw\t",
	"s\t934\tB0:49491A0000004845415043434452",
	"f\t1386\tfmt/594\tMicrosoft PhotoDraw\t1.0\timage/vnd.mix\tmix\t",
	"f\t1387\tfmt/595\tMicrosoft Excel Non-XML Binary Workbook\t2007 onwards\tappl"
	"ication/vnd.ms-excel.sheet.binary.macroEnabled.12\txlsb\t",
	"f\t1388\tfmt/596\tApple Lossless Audio Codec\t\t\tm4a,mp4\t924",
	"s\t936\tB4:667479704D344120\tA:616C6163{0-72}616C6163",
	"f\t1389\tfmt/597\tMicrosoft Word Template\t2007 onwards\tapplication/vnd.open"
	"xmlformats-officedocument.wordprocessingml.template\tdotx\t",
	"f\t1390\tfmt/598\tMicrosoft Excel Template\t2007 onwards\tapplication/vnd.ope"
	"nxmlformats-officedocument.spreadsheetml.template\txltx\t",
	"f\t1391\tfmt/599\tMicrosoft Word Macro-Enabled Document Template\t2007 onwar"
	"ds\tapplication/vnd.ms-word.template.macroEnabled.12\tdotm\t",
	"f\t1392\tfmt/600\teXtensible ARchive format\t\t\txar\t",
	"s\t937\tB0:78617221001C",
	"f\t1393\tfmt/601\tStatistical Analysis System Catalogue XPT (Windows)\t9.1\t\t"
	"xpt\t",
	"s\t938\tB92:58505F50524F{0-16}534153392E31\tE0-63:456E64206F66204F626A65637"
	"4",
	"f\t1394\tfmt/602\tStatistical Analysis System Catalogue XPT (Unix)\t9.1\t\txpt"
	"\t",
	"s\t939\tB92:53756E4F53{0-16}534153392E31\tE0-63:456E64206F66204F626A656374",
	"f\t1395\tfmt/603\tStatistical Analysis System Data XPT (Windows)\t9.1\t\txpt\t",
	"s\t940\tB92:58505F50524F{0-16}534153392E31\tE0-63:456E64206F662044617461",
	"f\t1396\tfmt/604\tStatistical Analysis System Data XPT (Unix)\t9.1\t\txpt\t",
	"s\t941\tB92:53756E4F53{0-16}534153392E31\tE0-63:456E64206F662044617461",
	"f\t1397\tfmt/605\tStatistical Analysis System Catalog (Windows)\t9.1\t\tsas7bc"
	"at,sc7\t1828",
	"s\t942\tB0:000000000000000000000000C2EA8163B31411CFBD92080009C7318C181F101"
	"1{7}32{116}434154414C4F47{53-61}392E3031",
	"f\t1398\tfmt/606\tStatistical Analysis System Catalog (Unix)\t9.1\t\tsas7bcat,"
	"sc7\t1829",
	"s\t943\tB0:000000000000000000000000C2EA8163B31411CFBD92080009C7318C181F101"
	"1{7}31{116}434154414C4F47{53-61}392E3031",
	"f\t1399\tfmt/607\tStatistical Analysis System Data (Windows)\t9.1\t\tsas7bdat,"
	"sd7\t1820",
	"s\t944\tB0:000000000000000000000000C2EA8160B31411CFBD92080009C7318C181F101"
	"1{7}32{116}44415441{56-64}392E3031",
	"f\t1400\tfmt/608\tStatistical Analysis System Data (Unix)\t9.1\t\tsas7bdat,sd7"
	"\t1821",
	"s\t945\tB0:000000000000000000000000C2EA8160B31411CFBD92080009C7318C181F101"
	"1{7}31{116}44415441{56-64}392E3031",
	"f\t1401\tfmt/609\tMicrosoft Word (Generic)\t6.0-2003\tapplication/msword\tdoc\t",
	"f\t1406\tfmt/610\tARJ File Format\t\t\tarj\t",
	"s\t946\tB0:60EA",
	"f\t1407\tfmt/611\tLDAP Data Interchange Format\t\t\tldif\t",
	"s\t947\tB0:646E3A20",
	"f\t1408\tfmt/612\tMork\t\t\tdat,mab,msf\t",
	"s\t948\tB0:2F2F203C212D2D203C6D64623A6D6F726B3A7A20",
	"f\t1409\tfmt/613\tRAR Archive\t5.0\tapplication/vnd.rar\trar\t",
	"s\t949\tB0:526172211A070100",
	"f\t1410\tfmt/614\tWindows Imaging Format\t\t\tswm,wim\t",
	"s\t950\tB0:4D5357494D",
	"f\t1411\tfmt/615\tGimp Image File Format\t\t\txcf\t",
	"s\t951\tB0:67696D702078636620",
	"f\t1412\tfmt/616\tWeb Open Font Format\t1.0\tfont/woff\twoff\t869",
	"s\t952\tB0:774F4646",
	"f\t1413\tfmt/617\tGeoGebra\t2\tapplication/vnd.geogebra.file\tggb\t",
	"f\t1414\tfmt/618\tGeoGebra\t1.0\tapplication/vnd.geogebra.file\tgeo\t",
	"s\t953\tB0:ACED00057372001B67656F6765627261",
	"f\t1415\tfmt/619\tGeoGebra\t1.x\tapplication/vnd.geogebra.file\tggb\t",
	"f\t1416\tfmt/620\tGeoGebra\t3\tapplication/vnd.geogebra.file\tggb\t",
	"f\t1417\tfmt/621\tGeoGebra\t4\tapplication/vnd.geogebra.file\tggb\t",
	"f\t1418\tfmt/622\tGeoGebra\t5\tapplication/vnd.geogebra.file\tggb\t",
	"f\t1419\tfmt/623\tSmartDraw\t\t\tsdr\t",
	"s\t954\tB0:534D4152544452570180",
	"f\t1420\tfmt/624\tRIFF Palette Format\t\t\tpal\t2741",
	"s\t955\tB0:52494646{4}50414C2064617461",
	"f\t1423\tfmt/639\tStuffit Archive File\t5\tapplication/x-stuffit\tsit\t",
	"s\t965\tB0:5374756666497420",
	"f\t1424\tfmt/625\tApple Disk Copy Image\t4.2\t\tdmg,image,img,smi\t",
	"s\t958\tB64:(00064000|000B4000|000C8000|00168000)(00000000|00002580|00004B"
	"00){8}(00|01|02|03)(02|12|22|24|96)0100",
	"f\t1425\tfmt/626\tLHA File Format\t\t\tlha,lzh\t",
	"s\t959\tB2:2D6C68(30|31|34|35|36|37|64)2D",
	"f\t1426\tfmt/627\tMicrosoft Excel Macro-Enabled Template\t2007\tapplication/v"
	"nd.ms-excel.template.macroEnabled.12\txltm\t",
	"f\t1427\tfmt/628\tMicrosoft Excel Macro-Enabled Add-In\t2007\tapplication/vnd"
	".ms-excel.addin.macroEnabled.12\txlam\t",
	"f\t1428\tfmt/629\tMicrosoft PowerPoint Show\t2007\tapplication/vnd.openxmlfor"
	"mats-officedocument.presentationml.slideshow\tppsx\t",
	"f\t1429\tfmt/630\tMicrosoft PowerPoint Macro-Enabled Show\t2007\tapplication/"
	"vnd.ms-powerpoint.slideshow.macroEnabled.12\tppsm\t",
	"f\t1430\tfmt/631\tMicrosoft PowerPoint Template\t2007\tapplication/vnd.openxm"
	"lformats-officedocument.presentationml.template\tpotx\t",
	"f\t1431\tfmt/632\tMicrosoft PowerPoint Macro-Enabled Template\t2007\tapplicat"
	"ion/vnd.ms-powerpoint.template.macroEnabled.12\tpotm\t",
	"f\t1432\tfmt/633\tMicrosoft PowerPoint Macro-Enabled Add-In\t2007\tapplicatio"
	"n/vnd.ms-powerpoint.addin.macroEnabled.12\tppam\t",
	"f\t1433\tfmt/634\tMicrosoft Compiled HTML Help\t\tapplication/vnd.ms-htmlhelp"
	"\tchm,chw\t",
	"s\t961\tB0:49545346",
	"f\t1434\tfmt/635\tCPIO\t\t\tcpio\t",
	"s\t960\tB0:C771",
	"f\t1436\tfmt/636\tMicrosoft PowerPoint Macro-Enabled Slide\t2007\tapplication"
	"/vnd.ms-powerpoint.slide.macroEnabled.12\tsldm\t",
	"f\t1437\tfmt/637\tMicrosoft OneNote\t\tapplication/msonenote\tone\t",
	"s\t968\tB0:E4525C7B8CD8A74DAEB15378D02996D3",
	"f\t1438\tfmt/638\tSPSS Data File\t\t\tsav\t",
	"s\t967\tB0:24464C3240282329",
	"f\t1439\tfmt/640\tMPEG-2 Elementary Stream\t\t\tm2v,mpeg,mpg\t1448",
	"s\t969\tB0:000001B3{8-256}000001B5{6-256}000001B8",
	"f\t1440\tfmt/641\tEpson Raw Image Format\t\t\terf\t797,1099",
	"s\t970\tB0:4D4D002A{304}4550534F4E204453432050696374757265005345494B4F2045"
	"50534F4E20434F52502E00522D4431",
	"f\t1441\tfmt/642\tFujifilm RAW Image Format\t\t\traf\t",
	"s\t971\tB0:46554A4946494C4D4343442D52415720",
	"f\t1442\tfmt/643\tASTM E57 3D File Format\t\tmodel/e57\te57\t",
	"s\t972\tB0:4153544D2D453537",
	"f\t1443\tfmt/644\tNullsoft Scriptable Install System\t\t\tnsi\t",
	"f\t1444\tfmt/645\tExchangeable Image File Format (Compressed)\t2.21\timage/jp"
	"eg\tjpeg,jpg\t670",
	"s\t973\tB0:FFD8FFE1{2}4578696600004D4D002A*900000070000000430323231\tE0-655"
	"36:FFD9",
	"s\t974\tB0:FFD8FFE1{2}45786966000049492A00*009007000400000030323231\tE0-655"
	"36:FFD9",
	"f\t1445\tfmt/646\tApple iWork Keynote\t09\t\tkey\t",
	"f\t1446\tfmt/647\tMicrosoft Expression Media\t2\t\tivc\t",
	"s\t975\tB4:30323569\tE4:53566172{8-54}30323569",
	"f\t1447\tfmt/648\tMedia View Pro\t\t\tmpcatalog\t",
	"s\t976\tB4:30333069\tE8:53566172{8-34}30333069",
	"f\t1448\tfmt/649\tMPEG-1 Elementary Stream\t\t\tm1v,mpeg,mpg\t",
	"s\t977\tB0:000001B3{8-136}000001B8",
	"f\t1449\tfmt/650\tQuarkXPress Report File\t\tapplication/vnd.Quark.QuarkXPres"
	"s\tqxp report,qxp%20report,xtg\t",
	"s\t979\tB0:3C76312E36303E3C65(30|31)3E0D{1-512}50726F6A6563742068617320626"
	"5656E2073617665642062792074686520666F6C6C6F77696E672076657273696F6E73206"
	"F6620517561726B585072657373",
	"s\t980\tB0-2:3C00760031002E00360030003E003C006500(30|31)003E00{1-1024}5000"
	"72006F006A00650063007400200068006100730020006200650065006E00200073006100"
	"7600650064002000620079002000740068006500200066006F006C006C006F0077006900"
	"6E0067002000760065007200730069006F006E00730020006F0066002000510075006100"
	"72006B00580050007200650073007300",
	"s\t981\tB0:3C76312E36303E3C65(30|31)3E0D{1-512}446F63756D656E7420686173206"
	"265656E2073617665642062792074686520666F6C6C6F77696E672076657273696F6E732"
	"06F6620517561726B585072657373",
	"f\t1450\tfmt/651\tQuarkXPress Project\t10\tapplication/vnd.Quark.QuarkXPress\t"
	"qpt,qwd,qxp\t255",
	"s\t982\tB2-4:4D4D585052{2}49",
	"s\t983\tB2-4:4949585052{1}49",
	"f\t1451\tfmt/652\tQuarkXPress Project\t6\tapplication/vnd.Quark.QuarkXPress\tq"
	"pt,qwd,qxp\t255",
	"s\t984\tB2-4:4949585052{1}43",
	"s\t985\tB2-4:4D4D585052{2}43",
	"f\t1452\tfmt/653\tINTERLIS Transfer File\t2.3\t\txtf\t638",
	"s\t986\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)20656E636F646"
	"96E673D(22|27)5554462D38(22|27){0-2}3F3E{0-256}3C5452414E5346455220786D6"
	"C6E733D(22|27)687474703A2F2F7777772E696E7465726C69732E63682F494E5445524C"
	"4953322E33(22|27)",
	"s\t1005\tB0-2:3C003F0078006D006C002000760065007200730069006F006E003D00(22|"
	"27)0031002E003000(22|27)00200065006E0063006F00640069006E0067003D00(22|27"
	")005500540046002D003800(22|27)003F003E{0-512}3C005400520041004E005300460"
	"045005200200078006D006C006E0073003D00(22|27)0068007400740070003A002F002F"
	"007700770077002E0069006E007400650072006C00690073002E00630068002F0049004E"
	"005400450052004C004900530032002E0033",
	"f\t1453\tfmt/654\tINTERLIS Model File\t2.3\t\tili\t638",
	"s\t987\tB0-4096:494E5445524C495320322E333B0D{1-1024}4D4F44454C{1-64}4154{1"
	"-64}56455253494F4E",
	"f\t1454\tfmt/655\tKryoFlux\t2\t\traw\t",
	"s\t988\tB0-54:4B72796F466C7578204469736B53797374656D2C2076657273696F6E3D32"
	"2E30306E",
	"f\t1455\tfmt/656\tKryoFlux\t2.2\t\traw\t",
	"s\t989\tB0-54:4B72796F466C7578204469736B53797374656D2C2076657273696F6E3D32"
	"2E323073",
	"f\t1456\tfmt/657\tOpen XML Paper Specification\t\tapplication/oxps\toxps,xps\t",
	"f\t1457\tfmt/658\tCypher Query Language\t\t\tcql\t",
	"f\t1458\tfmt/659\tIndustry Foundation Classes\t2x2\t\tifc\t1497",
	"s\t991\tB0:49534F2D31303330332D3231{0-4096}46494C455F534348454D41{0-1}28{0"
	"-1}2827494643325832",
	"f\t1459\tfmt/660\tAdobe Type 1 Mac Font File\t\t\t\t",
	"s\t992\tB82:4C57464E{176}252150532D41646F6265466F6E742D312E30",
	"f\t1460\tfmt/661\tSigma RAW Image\t\t\tx3f\t",
	"s\t993\tB0:464F5662",
	"f\t1461\tfmt/662\tPanasonic Raw\t\t\trw2\t",
	"s\t994\tB0:494955001800000088E774D8",
	"f\t1462\tfmt/663\tIndustry Foundation Classes XML\t\t\tifcXML\t638",
	"s\t995\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-32}69736F5F3"
	"1303330335F3238",
	"f\t1463\tfmt/664\tGerber Format\t\tapplication/vnd.gerber\tgbr\t",
	"s\t996\tB0-512:2546534C41",
	"f\t1464\tfmt/665\tChasys Draw image file\t\t\tcd5\t",
	"s\t997\tB0:5F434435100000001A0003",
	"f\t1465\tfmt/666\tART image format\t\t\tart\t",
	"s\t998\tB0:4A47(03|04)0E",
	"f\t1466\tfmt/667\tPhotoshop Curve File\t\t\tacv,atf\t",
	"f\t1467\tfmt/668\tOlympus RAW\t\t\torf\t",
	"s\t999\tB0:4D4D4F5200000008",
	"s\t1001\tB0:4949524F08000000",
	"s\t1002\tB0:4949525308000000",
	"f\t1468\tfmt/669\tMinolta RAW\t\t\tmrw\t",
	"s\t1000\tB0:004D524D00",
	"f\t1469\tfmt/670\tPKCS #7 Cryptographic Message File\t\tapplication/pkcs7-mim"
	"e, application/pkcs7-signature\tp7b,p7m,p7s\t638",
	"s\t1003\tB0:30{1-5}06092A864886F7",
	"f\t1470\tfmt/671\tSerif PagePlus Publication\tGeneric\t\tppp\t",
	"f\t1471\tfmt/672\tSerif PagePlus Publication\t4\t\tppp\t1470",
	"f\t1472\tfmt/673\tSerif PagePlus Publication\t5\t\tppp\t1470",
	"f\t1473\tfmt/674\tSerif PagePlus Publication\t6\t\tppp\t1470",
	"f\t1474\tfmt/675\tSerif PagePlus Publication\t7\t\tppp\t",
	"f\t1475\tfmt/676\tSerif PagePlus Publication\t8\t\tppp\t1470",
	"f\t1476\tfmt/677\tSerif PagePlus Publication\t9\t\tppp\t1470",
	"f\t1477\tfmt/678\tSerif PagePlus Publication\t10\t\tppp\t1470",
	"f\t1478\tfmt/679\tSerif PagePlus Publication\t11\t\tppp\t1470",
	"f\t1479\tfmt/680\tSerif PagePlus Publication\t12\t\tppp\t1470",
	"f\t1480\tfmt/681\tSerif PagePlus Publication\tHome Office\t\tppp\t1470",
	"f\t1481\tfmt/682\tThumbs DB file\tXP\tapplication/vnd.microsoft.windows.thumb"
	"nail-cache\tdb\t",
	"f\t1482\tfmt/683\tAdvanced Function Presentation\t\t\tafp\t",
	"s\t1004\tB0-2:5A{2}D3A8",
	"f\t1483\tfmt/684\tVectorworks\t2015\tapplication/vnd.vectorworks\tvwx\t",
	"s\t1010\tB0:000008A800000000000000940020565732302E30{0-3}565732302E30{0-29"
	"}566563746F72576F726B73",
	"f\t1484\tfmt/685\tQuarkXPress Project\t9\tapplication/vnd.Quark.QuarkXPress\tq"
	"pt,qwd,qxp\t255",
	"s\t1011\tB2-4:4D4D585052{2}46",
	"s\t1012\tB2-4:4949585052{1}46",
	"f\t1485\tfmt/686\tVectorworks\t2010\tapplication/vnd.vectorworks\tvwx\t",
	"s\t1013\tB0:0000085800000000000000940020565731352E30{0-3}565731352E30{0-29"
	"}566563746F72576F726B73",
	"f\t1486\tfmt/687\tBetter Portable Graphics\t\t\tbpg\t",
	"s\t1014\tB0:425047FB",
	"f\t1487\tfmt/688\tExecutable and Linkable Format\t32bit Little Endian\t\telf,o"
	"\t",
	"s\t1015\tB0:7F454C46010101",
	"f\t1488\tfmt/689\tExecutable and Linkable Format\t32bit Big Endian\t\telf,o\t",
	"s\t1016\tB0:7F454C46010201",
	"f\t1489\tfmt/690\tExecutable and Linkable Format\t64bit Little Endian\t\telf,o"
	"\t",
	"s\t1017\tB0:7F454C46020101",
	"f\t1490\tfmt/691\tExecutable and Linkable Format\t64bit Big Endian\t\telf,o\t",
	"s\t1018\tB0:7F454C46020201",
	"f\t1491\tfmt/692\tMach-O\t32bit\t\t\t",
	"s\t1019\tB0:FEEDFACE",
	"s\t1020\tB0:CEFAEDFE",
	"f\t1492\tfmt/693\tMach-O\t64bit\t\t\t",
	"s\t1021\tB0:FEEDFACF",
	"s\t1022\tB0:CFFAEDFE",
	"f\t1493\tfmt/694\tDalvik Executable Format\t\t\tdex\t",
	"s\t1023\tB0:6465780A{3}00",
	"f\t1494\tfmt/695\tOptimised Dalvik Executable Format\t\t\todex\t",
	"s\t1024\tB0:6465790A{3}00",
	"f\t1495\tfmt/696\tSibelius\t\t\tsib\t",
	"s\t1025\tB0:0F534942454C495553",
	"f\t1496\tfmt/697\tAdditive Manufacturing File Format\t\t\tamf\t638",
	"s\t1026\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){1-256}3C616D6"
	"6",
	"f\t1497\tfmt/698\tStandard for the Exchange of Product model data\t\t\tp21,ste"
	"p,stp\t",
	"s\t1028\tB0:49534F2D31303330332D32313B",
	"f\t1498\tfmt/699\tIndustry Foundation Classes\t2x3\t\tifc\t1497",
	"s\t1029\tB0:49534F2D31303330332D3231{0-4096}46494C455F534348454D41{0-1}28{"
	"0-1}2827494643325833",
	"f\t1499\tfmt/700\tIndustry Foundation Classes\t4\t\tifc\t1497",
	"s\t1030\tB0:49534F2D31303330332D3231{0-4096}46494C455F534348454D41{0-1}28{"
	"0-1}282749464334",
	"f\t1500\tfmt/701\tProcessing Development Environment\t\t\tpde\t",
	"f\t1501\tfmt/702\tUniversal 3D File Format\t\t\tu3d\t",
	"s\t1031\tB0:55334400",
	"f\t1502\tfmt/703\tBroadcast WAVE\t0 PCM Encoding\taudio/x-wav\twav\t654,735,784"
	",785",
	"s\t129\tB0:52494646{4}57415645*62657874{350}0000*666D7420{4}0100",
	"s\t826\tB0:52494646{4}57415645*666D7420{4}0100*62657874{350}0000",
	"f\t1503\tfmt/704\tBroadcast WAVE\t1 PCM Encoding\taudio/x-wav\twav\t654,656,784"
	",785",
	"s\t52\tB0:52494646{4}57415645*62657874{350}0100*666D7420{4}0100",
	"s\t824\tB0:52494646{4}57415645*666D7420{4}0100*62657874{350}0100",
	"f\t1504\tfmt/705\tBroadcast WAVE\t2 PCM Encoding\taudio/x-wav\twav\t654,784,131"
	"4",
	"s\t828\tB0:52494646{4}57415645*62657874{350}0200*666D7420{4}0100",
	"s\t829\tB0:52494646{4}57415645*666D7420{4}0100*62657874{350}0200",
	"f\t1505\tfmt/706\tBroadcast WAVE\t0 MPEG Encoding\taudio/x-wav\twav\t654,735,78"
	"5",
	"s\t159\tB0:52494646{4}57415645*62657874{350}0000*666D7420{4}5000",
	"s\t827\tB0:52494646{4}57415645*666D7420{4}5000*62657874{350}0000",
	"f\t1506\tfmt/707\tBroadcast WAVE\t1 MPEG Encoding\taudio/x-wav\twav\t654,656,78"
	"5",
	"s\t160\tB0:52494646{4}57415645*62657874{350}0100*666D7420{4}5000",
	"s\t825\tB0:52494646{4}57415645*666D7420{4}5000*62657874{350}0100",
	"f\t1507\tfmt/708\tBroadcast WAVE\t2 MPEG Encoding\taudio/x-wav\twav\t654,785,13"
	"14",
	"s\t830\tB0:52494646{4}57415645*62657874{350}0200*666D7420{4}5000",
	"s\t831\tB0:52494646{4}57415645*666D7420{4}5000*62657874{350}0200",
	"f\t1508\tfmt/709\tBroadcast WAVE\t0 WAVEFORMATEXTENSIBLE Encoding\taudio/x-wa"
	"v\trf64,wav\t654,735,786",
	"s\t1006\tB0:52494646{4}57415645*666D7420{4}FEFF*62657874{350}0000",
	"s\t1035\tB0:52494646{4}57415645*62657874{350}0000*666D7420{4}FEFF",
	"f\t1509\tfmt/710\tBroadcast WAVE\t1 WAVEFORMATEXTENSIBLE Encoding\taudio/x-wa"
	"v\trf64,wav\t654,656,786",
	"s\t1007\tB0:52494646{4}57415645*666D7420{4}FEFF*62657874{350}0100",
	"s\t1036\tB0:52494646{4}57415645*62657874{350}0100*666D7420{4}FEFF",
	"f\t1510\tfmt/711\tBroadcast WAVE\t2 WAVEFORMATEXTENSIBLE Encoding\taudio/x-wa"
	"v\twav\t654,786,1314",
	"s\t1008\tB0:52494646{4}57415645*666D7420{4}FEFF*62657874{350}0200",
	"s\t1037\tB0:52494646{4}57415645*62657874{350}0200*666D7420{4}FEFF",
	"f\t1511\tfmt/712\tRF64\t\t\trf64,wav\t",
	"s\t1038\tB0:52463634{4}5741564564733634",
	"f\t1512\tfmt/713\tRF64 Multichannel Broadcast Wave format\t\t\trf64,wav\t1511",
	"s\t1039\tB0:52463634{4}5741564564733634*62657874",
	"f\t1513\tfmt/714\tExtensible Music Format\t\t\tmxmf,xmf\t",
	"s\t1040\tB0:584D465F",
	"f\t1514\tfmt/715\tImpulse Tracker Module\t\t\tit\t",
	"s\t1041\tB0:494D504D",
	"f\t1515\tfmt/716\tMOD Audio Module\t\t\tmod\t",
	"s\t1042\tB1080:4D2E4B2E",
	"f\t1516\tfmt/717\tScream Tracker Module\t1-2\t\tstm\t",
	"s\t1043\tB20:2153637265616D211A",
	"f\t1517\tfmt/718\tScream Tracker Module\t3\t\ts3m\t",
	"s\t1044\tB28:1A100000{12}5343524D",
	"f\t1518\tfmt/719\tMultiTracker Module\t\t\tmtm\t",
	"s\t1045\tB0:4D544D10",
	"f\t1519\tfmt/720\tMBOX\t\tapplication/mbox\tmbox\t",
	"f\t1520\tfmt/721\tVLW Font File\t\t\tvlw\t",
	"f\t1521\tfmt/722\tOktalyzer Audio file\t\t\tokt\t",
	"s\t1048\tB0:4F4B5441534F4E47",
	"f\t1522\tfmt/723\tFarandole Composer Module\t\t\tfar\t",
	"s\t1049\tB0:464152FE",
	"f\t1523\tfmt/724\tKeyhole Markup Language (Container)\t\tapplication/vnd.goog"
	"le-earth.kmz\tkmz\t",
	"f\t1524\tfmt/725\tMicrosoft Project\t2010\tapplication/vnd.ms-project\tmpp\t",
	"f\t1525\tfmt/726\tVirtual Disk Image\t\t\tvdi\t",
	"s\t1050\tB64:7F10DABE",
	"f\t1526\tfmt/727\tCartesian Perceptual Compression image format\t\t\tcpc,cpi\t",
	"s\t1051\tB0:435043B2",
	"f\t1527\tfmt/728\tRealLegal E-Transcript\t\t\tptx\t",
	"s\t1052\tB10:000002\tA:0054686973207472616E73637269707420637265617465642061"
	"6E642064656C6976657265642062790D0A3C434F4D50414E593E2E0D0A50683A",
	"s\t1346\tB0-10:000003\tA:0054686973207472616E736372697074206372656174656420"
	"616E642064656C6976657265642062790D0A3C434F4D50414E593E2E0D0A50683A",
	"f\t1528\tfmt/729\tSQLite Database File Format\t3\tapplication/x-sqlite3\tdb,db"
	"3,sqlite,sqlite3\t",
	"s\t1053\tB0:53514C69746520666F726D6174203300",
	"f\t1529\tfmt/730\tDigital Negative Format (DNG)\t1.4\timage/dng, image/tiff\td"
	"ng\t672,673,752,797,927,1099",
	"s\t1054\tB0:4D4D002A{0-4080}C61200010000000401040000",
	"s\t1055\tB0:49492A00{0-4080}12C601000400000001040000",
	"s\t1056\tB0:49492A00\tE0-128000:12C601000400000001040000",
	"s\t1057\tB0:4D4D002A\tE0-128000:C61200010000000401040000",
	"f\t1530\tfmt/731\tBink Video Format\t1\t\tbik\t",
	"s\t1058\tB0:42494B(62|64|66|67|68|69)",
	"f\t1531\tfmt/732\tBink Video Format\t2\tvideo/vnd.radgamettools.bink\tbik2,bk2"
	"\t",
	"s\t1059\tB0:4B4232(61|64|66|67|68|69)",
	"f\t1532\tfmt/733\tFL Studio project file (FLP)\t\t\tflp\t",
	"s\t1060\tB0:464C6864",
	"f\t1533\tfmt/734\tSuperScape Virtual Reality Format\t\t\tsvr\t",
	"s\t1061\tB0:5356520800000001EC",
	"f\t1534\tfmt/735\tDolby Digital AC-3\t\taudio/ac3\tac3\t",
	"s\t1062\tB0:0B77",
	"f\t1535\tfmt/736\tClarisWorks\t1 (generic)\t\tcwk\t",
	"s\t1063\tB0:01{3}424F424F",
	"f\t1536\tfmt/737\tClarisWorks\t2-3 (generic)\t\tcwk\t",
	"s\t1064\tB0:02{3}424F424F",
	"f\t1537\tfmt/738\tClarisWorks Drawing\t4\t\tcwk\t",
	"s\t1065\tB0:04{3}424F424F{248}00",
	"f\t1538\tfmt/739\tClarisWorks Word Processor\t4\t\tcwk\t",
	"s\t1066\tB0:04{3}424F424F{248}01",
	"f\t1539\tfmt/740\tClarisWorks Spreadsheet\t4\t\tcwk\t",
	"s\t1067\tB0:04{3}424F424F{248}02",
	"f\t1540\tfmt/741\tClarisWorks Database\t4\t\tcwk\t",
	"s\t1068\tB0:04{3}424F424F{248}03",
	"f\t1541\tfmt/742\tClarisWorks Painting\t4\t\tcwk\t",
	"s\t1069\tB0:04{3}424F424F{248}04",
	"f\t1542\tfmt/743\tClarisWorks/AppleWorks Drawing\t5\t\tcwk\t",
	"s\t1070\tB0:05{3}424F424F{260}00",
	"f\t1543\tfmt/744\tClarisWorks/AppleWorks Word Processor\t5\t\tcwk\t",
	"s\t1071\tB0:05{3}424F424F{260}01",
	"f\t1544\tfmt/745\tClarisWorks/AppleWorks Spreadsheet\t5\t\tcwk\t",
	"s\t1072\tB0:05{3}424F424F{260}02",
	"f\t1545\tfmt/746\tClarisWorks/AppleWorks Database\t5\t\tcwk\t",
	"s\t1073\tB0:05{3}424F424F{260}03",
	"f\t1546\tfmt/747\tClarisWorks/AppleWorks Painting\t5\t\tcwk\t",
	"s\t1074\tB0:05{3}424F424F{260}04",
	"f\t1547\tfmt/748\tAppleWorks Drawing\t6\t\tcwk\t",
	"s\t1075\tB0:06{3}424F424F{270}00",
	"f\t1548\tfmt/749\tAppleWorks Word Processor\t6\t\tcwk\t",
	"s\t1076\tB0:06{3}424F424F{270}01",
	"f\t1549\tfmt/750\tAppleWorks Spreadsheet\t6\t\tcwk\t",
	"s\t1077\tB0:06{3}424F424F{270}02",
	"f\t1550\tfmt/751\tAppleWorks Database\t6\t\tcwk\t",
	"s\t1078\tB0:06{3}424F424F{270}03",
	"f\t1551\tfmt/752\tAppleWorks Painting\t6\t\tcwk\t",
	"s\t1079\tB0:06{3}424F424F{270}04",
	"f\t1552\tfmt/753\tAppleWorks Presentation\t6\t\tcwk\t",
	"s\t1080\tB0:06{3}424F424F{270}05",
	"f\t1553\tfmt/754\tMicrosoft Word Document (Password Protected)\t97-2003\tappl"
	"ication/msword\tdoc,wbk\t690,767,1401",
	"f\t1554\tfmt/755\tMicrosoft Word Document Template (Password Protected)\t97-"
	"2003\tapplication/msword\tdot\t76,690,767,1401,1553",
	"f\t1555\tfmt/756\tZope Export File\t\t\tzexp\t",
	"s\t1081\tB0:5A455850\tE0:FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
	"f\t1556\tfmt/757\tAdobe Flash\t11\tapplication/x-shockwave-flash\tswf\t",
	"s\t1082\tB0:4657530B\tE0:0000",
	"s\t1100\tB0:4357530B",
	"f\t1557\tfmt/758\tAdobe Flash\t12\tapplication/x-shockwave-flash\tswf\t",
	"s\t1083\tB0:4657530C\tE0:0000",
	"s\t1101\tB0:4357530C",
	"f\t1558\tfmt/759\tAdobe Flash\t13\tapplication/x-shockwave-flash\tswf\t",
	"s\t1084\tB0:4657530D\tE0:0000",
	"s\t1102\tB0:4357530D",
	"s\t1118\tB0:5A57530D",
	"f\t1559\tfmt/760\tAdobe Flash\t14\tapplication/x-shockwave-flash\tswf\t",
	"s\t1085\tB0:4657530E\tE0:0000",
	"s\t1103\tB0:4357530E",
	"s\t1119\tB0:5A57530E",
	"f\t1560\tfmt/761\tAdobe Flash\t15\tapplication/x-shockwave-flash\tswf\t",
	"s\t1086\tB0:4657530F\tE0:0000",
	"s\t1104\tB0:4357530F",
	"s\t1120\tB0:5A57530F",
	"f\t1561\tfmt/762\tAdobe Flash\t16\tapplication/x-shockwave-flash\tswf\t",
	"s\t1087\tB0:46575310\tE0:0000",
	"s\t1105\tB0:43575310",
	"s\t1121\tB0:5A575310",
	"f\t1562\tfmt/763\tAdobe Flash\t17\tapplication/x-shockwave-flash\tswf\t",
	"s\t1088\tB0:46575311\tE0:0000",
	"s\t1106\tB0:43575311",
	"s\t1122\tB0:5A575311",
	"f\t1563\tfmt/764\tAdobe Flash\t18\tapplication/x-shockwave-flash\tswf\t",
	"s\t1089\tB0:46575312\tE0:0000",
	"s\t1107\tB0:43575312",
	"s\t1123\tB0:5A575312",
	"f\t1564\tfmt/765\tAdobe Flash\t19\tapplication/x-shockwave-flash\tswf\t",
	"s\t1090\tB0:46575313\tE0:0000",
	"s\t1108\tB0:43575313",
	"s\t1124\tB0:5A575313",
	"f\t1565\tfmt/766\tAdobe Flash\t20\tapplication/x-shockwave-flash\tswf\t",
	"s\t1091\tB0:46575314\tE0:0000",
	"s\t1109\tB0:43575314",
	"s\t1125\tB0:5A575314",
	"f\t1566\tfmt/767\tAdobe Flash\t21\tapplication/x-shockwave-flash\tswf\t",
	"s\t1092\tB0:46575315\tE0:0000",
	"s\t1110\tB0:43575315",
	"s\t1126\tB0:5A575315",
	"f\t1567\tfmt/768\tAdobe Flash\t22\tapplication/x-shockwave-flash\tswf\t",
	"s\t1093\tB0:46575316\tE0:0000",
	"s\t1111\tB0:43575316",
	"s\t1127\tB0:5A575316",
	"f\t1568\tfmt/769\tAdobe Flash\t23\tapplication/x-shockwave-flash\tswf\t",
	"s\t1094\tB0:46575317\tE0:0000",
	"s\t1112\tB0:43575317",
	"s\t1128\tB0:5A575317",
	"f\t1569\tfmt/770\tAdobe Flash\t24\tapplication/x-shockwave-flash\tswf\t",
	"s\t1095\tB0:46575318\tE0:0000",
	"s\t1113\tB0:43575318",
	"s\t1129\tB0:5A575318",
	"f\t1570\tfmt/771\tAdobe Flash\t25\tapplication/x-shockwave-flash\tswf\t",
	"s\t1096\tB0:46575319\tE0:0000",
	"s\t1114\tB0:43575319",
	"s\t1130\tB0:5A575319",
	"f\t1571\tfmt/772\tAdobe Flash\t26\tapplication/x-shockwave-flash\tswf\t",
	"s\t1097\tB0:4657531A\tE0:0000",
	"s\t1115\tB0:4357531A",
	"s\t1131\tB0:5A57531A",
	"f\t1572\tfmt/773\tAdobe Flash\t27\tapplication/x-shockwave-flash\tswf\t",
	"s\t1098\tB0:4657531B\tE0:0000",
	"s\t1116\tB0:4357531B",
	"s\t1132\tB0:5A57531B",
	"f\t1573\tfmt/774\tAdobe Flash\t28\tapplication/x-shockwave-flash\tswf\t",
	"s\t1099\tB0:4657531C\tE0:0000",
	"s\t1117\tB0:4357531C",
	"s\t1133\tB0:5A57531C",
	"f\t1574\tfmt/775\tAdobe Flash\t29\tapplication/x-shockwave-flash\tswf\t",
	"s\t1137\tB0:5A57531D",
	"s\t1139\tB0:4357531D",
	"s\t1141\tB0:4657531D\tE0:0000",
	"f\t1575\tfmt/776\tAdobe Flash\t30\tapplication/x-shockwave-flash\tswf\t",
	"s\t1138\tB0:5A57531E",
	"s\t1140\tB0:4357531E",
	"s\t1142\tB0:4657531E\tE0:0000",
	"f\t1576\tfmt/777\tMicrosoft Network Monitor Packet Capture\t1\t\tcap\t",
	"s\t1143\tB0:52545353{1}01",
	"f\t1577\tfmt/778\tMicrosoft Network Monitor Packet Capture\t2\t\tcap\t",
	"s\t1144\tB0:474D4255{1}02",
	"f\t1578\tfmt/779\tpcap Packet Capture\t\tapplication/vnd.tcpdump.pcap\tcap,dmp"
	",pcap\t",
	"s\t1145\tB0:A1B2C3D4",
	"s\t1146\tB0:D4C3B2A1",
	"f\t1579\tfmt/780\tpcap Next Generation Packet Capture\t\tapplication/vnd.tcpd"
	"ump.pcap\tpcapng\t",
	"s\t1147\tB0:0A0D0D0A{4}1A2B3C4D",
	"s\t1148\tB0:0A0D0D0A{4}4D3C2B1A",
	"f\t1580\tfmt/781\tSnoop Packet Capture\t\t\tsnoop\t",
	"s\t1149\tB0:736E6F6F7000000000000002",
	"f\t1581\tfmt/782\tPowerVR Object Data\t\t\tpod\t",
	"s\t1150\tB0:E80300000B00000041422E504F442E322E3000E803008000000000",
	"f\t1582\tfmt/783\tMaterial Exchange Format\tOperational Pattern 1b\tapplicati"
	"on/mxf\tmxf\t",
	"s\t792\tB0:060E2B34020501010D0102010102{70}060E2B34040101010D0102010102",
	"f\t1583\tfmt/784\tMaterial Exchange Format\tOperational Pattern 1c\tapplicati"
	"on/mxf\tmxf\t",
	"s\t793\tB0:060E2B34020501010D0102010102{70}060E2B34040101010D0102010103",
	"f\t1584\tfmt/785\tMaterial Exchange Format\tOperational Pattern 2a\tapplicati"
	"on/mxf\tmxf\t",
	"s\t794\tB0:060E2B34020501010D0102010102{70}060E2B34040101010D0102010201",
	"f\t1585\tfmt/786\tMaterial Exchange Format\tOperational Pattern 2b\tapplicati"
	"on/mxf\tmxf\t",
	"s\t795\tB0:060E2B34020501010D0102010102{70}060E2B34040101010D0102010202",
	"f\t1586\tfmt/787\tMaterial Exchange Format\tOperational Pattern 2c\tapplicati"
	"on/mxf\tmxf\t",
	"s\t796\tB0:060E2B34020501010D0102010102{70}060E2B34040101010D0102010203",
	"f\t1587\tfmt/788\tMaterial Exchange Format\tOperational Pattern 3a\tapplicati"
	"on/mxf\tmxf\t",
	"s\t797\tB0:060E2B34020501010D0102010102{70}060E2B34040101010D0102010301",
	"f\t1588\tfmt/789\tMaterial Exchange Format\tOperational Pattern 3b\tapplicati"
	"on/mxf\tmxf\t",
	"s\t798\tB0:060E2B34020501010D0102010102{70}060E2B34040101010D0102010302",
	"f\t1589\tfmt/790\tMaterial Exchange Format\tOperational Pattern 3c\tapplicati"
	"on/mxf\tmxf\t",
	"s\t799\tB0:060E2B34020501010D0102010102{70}060E2B34040101010D0102010303",
	"f\t1590\tfmt/791\tMaterial Exchange Format\tOperational Pattern OP-ATOM\tappl"
	"ication/mxf\tmxf\t",
	"s\t800\tB0:060E2B34020501010D0102010102{70}060E2B34040101(01|02)0D01020110",
	"f\t1591\tfmt/792\tUnified Emulator Format\t\t\thq.uef,uef\t",
	"s\t1151\tB0:5545462046696C652100",
	"f\t1592\tfmt/793\tRPM Package Manager file\t1\t\trpm,src.rpm\t",
	"s\t1152\tB0:EDABEEDB01",
	"f\t1593\tfmt/794\tRPM Package Manager file\t2\t\trpm,src.rpm\t",
	"s\t1153\tB0:EDABEEDB02",
	"f\t1594\tfmt/795\tRPM Package Manager file\t3\t\trpm,src.rpm\t",
	"s\t1154\tB0:EDABEEDB0300",
	"f\t1595\tfmt/796\tAdobe After Effects\t\t\taep\t",
	"s\t1155\tB0:52494658{4}45676721",
	"f\t1596\tfmt/797\tApple ProRes\t\t\tmov\t658",
	"s\t1156\tB4:66726565{12}69637066",
	"f\t1598\tfmt/798\tThe Neuroimaging Informatics Technology Initiative File F"
	"ormat\t1\t\tnii\t",
	"s\t1164\tB344:6E693100",
	"s\t1174\tB344:6E2B3100",
	"f\t1599\tfmt/799\tWriteNow\t\t\t\t",
	"s\t1165\tB0:57726974654E6F77",
	"f\t1600\tfmt/800\tCSV Schema\t\ttext/csv-schema\tcsvs\t",
	"f\t1601\tfmt/801\tTAP (ZX Spectrum)\t\t\ttap\t",
	"s\t1166\tB0:130000{20}FF",
	"f\t1602\tfmt/802\tTAP (Commodore 64)\t\t\ttap\t",
	"s\t1167\tB0:4336342D544150452D524157",
	"f\t1603\tfmt/803\tEncase Image File/Expert Witness Compression File\t\tapplic"
	"ation/encase\te01\t1255",
	"s\t1168\tB0:455646090D0AFF00",
	"f\t1604\tfmt/804\tLogical File Evidence Format\t\t\tl01\t",
	"s\t1169\tB0:4C5646090D0AFF00",
	"f\t1605\tfmt/805\tXAML Binary Format\t\t\txbf\t",
	"s\t1170\tB0:58424600",
	"f\t1606\tfmt/806\tMATLAB Mat File\tLevel 5\t\tfig,mat\t2375",
	"s\t1171\tB0:4D41544C414220352E30{114}(0001494D|01004D49)",
	"f\t1607\tfmt/807\tHDF5\t0\t\th5,hdf,hdf5,nc\t",
	"s\t1172\tB0:894844460D0A1A0A00",
	"f\t1608\tfmt/808\tStarOffice Calc\t3.x\t\tsdc\t",
	"f\t1609\tfmt/809\tStarOffice Calc\t4.x\t\tsdc\t",
	"f\t1610\tfmt/810\tStarOffice Draw\t3.x\t\tsdd\t",
	"f\t1611\tfmt/811\tStarOffice Draw\t4.x\t\tsdd\t",
	"f\t1612\tfmt/812\tStarOffice Writer\t3.x\t\tsdw\t",
	"f\t1613\tfmt/813\tStarOffice Writer\t4.x\t\tsdw\t",
	"f\t1614\tfmt/814\tStarOffice Impress\t3.x\t\tsdd\t",
	"f\t1615\tfmt/815\tStarOffice Impress\t4.x\t\tsdd\t",
	"f\t1616\tfmt/816\tNUT Open Container Format\t\t\tnut\t",
	"s\t1175\tB0:6E75742F6D756C74696D6564696120636F6E7461696E6572",
	"f\t1617\tfmt/817\tJSON Data Interchange Format\t\tapplication/json\tjson\t",
	"f\t1618\tfmt/818\tYAML\t\t\tyaml,yml\t",
	"f\t1619\tfmt/819\tCD-ROM/XA (eXtended Architecture)\t\t\tdat\t2741",
	"s\t1176\tB0:52494646{4}43445841",
	"f\t1620\tfmt/820\tT64 Tape Image Format\t\t\tt64\t",
	"s\t1177\tB0:433634532074617065",
	"f\t1621\tfmt/821\tG64 GCR-encoded Disk Image Format\t\t\tg41,g64,g71\t",
	"s\t1178\tB0:4743522D3135343100",
	"f\t1622\tfmt/822\tCRT C64 Cartridge Image Format\t\t\tcrt\t",
	"s\t1179\tB0:43363420434152545249444745202020{48}43484950",
	"f\t1623\tfmt/823\tP00 C64 Image Format\t\t\tp00,p01,p02,p03,p04\t",
	"s\t1180\tB0:43363446696C6500{16}00",
	"f\t1624\tfmt/824\tApple iWork Pages\tGeneric\t\tpages\t",
	"f\t1626\tfmt/825\tApple iWork Numbers\tGeneric\t\tnumbers\t",
	"f\t1627\tfmt/826\tScriptware Script Format\t\t\tsw3\t",
	"s\t1181\tB0:535733(41|43)2D536372697074776172652062792043696E6F766174696F6"
	"E",
	"f\t1628\tfmt/827\tSerif DrawPlus Drawing\t3\t\tdpp\t2352",
	"f\t1629\tfmt/828\tMATLAB Mat File\tLevel 7.3\t\tfig,mat\t2375",
	"s\t1186\tB0:4D41544C414220372E33{114}(0002494D|02004D49)",
	"f\t1630\tfmt/829\t3MF 3D Manufacturing Format\t\tapplication/vnd.ms-3mfdocume"
	"nt\t3mf\t1456",
	"f\t1631\tfmt/830\tQsplat Model\t\t\tqs\t",
	"s\t1187\tB0:5153706C61743131",
	"f\t1632\tfmt/831\tPolygon File Format\t\t\tply\t",
	"s\t1188\tB0:706C79(0A|0D|0D0A)666F726D617420(6173636969|62696E6172795F6269"
	"675F656E6469616E|62696E6172795F6C6974746C655F656E6469616E)20312E30",
	"f\t1633\tfmt/832\tOpen Inventor File Format\t1.x\t\tiv\t",
	"s\t1189\tB0:23496E76656E746F722056312E{1}20(6173636969|62696E617279)",
	"f\t1634\tfmt/833\tOpen Inventor File Format\t2.x\t\tiv\t",
	"s\t1190\tB0:23496E76656E746F722056322E{1}20(6173636969|62696E617279)",
	"f\t1635\tfmt/834\tQuattro Pro Spreadsheet for Windows\t1/5\t\twb1\t",
	"s\t1191\tB0:000002000110",
	"f\t1636\tfmt/835\tQuattro Pro Spreadsheet for Windows\t6\t\twb2\t",
	"s\t1192\tB0:000002000210",
	"f\t1637\tfmt/836\tQuattro Pro Spreadsheet\t7-8\t\twb3\t",
	"f\t1638\tfmt/837\tQuattro Pro Spreadsheet\t9 onwards\t\tqpw\t",
	"f\t1639\tfmt/838\tOutlook Express Message Database\t\t\tdbx\t",
	"s\t1193\tB0:CFAD12FEC5FD746F66E3D1119A4E00C04FA309D405000000050000",
	"f\t1640\tfmt/839\tOutlook Express Folder Database\t\t\tdbx\t",
	"s\t1194\tB0:CFAD12FEC6FD746F66E3D1119A4E00C04FA309D405000000050000",
	"f\t1641\tfmt/840\tADX Audio Format\t\t\tadx\t",
	"s\t1195\tB0:8000{16}0300{0-65535}286329435249",
	"s\t1196\tB0:8000{16}0400{0-65535}286329435249",
	"s\t1197\tB0:8000{16}0500{0-65535}286329435249",
	"s\t1198\tB0:8000{16}0408{0-65535}286329435249",
	"s\t1199\tB0:8000{16}0409{0-65535}286329435249",
	"f\t1642\tfmt/841\tInterleaved ADX Audio Format (AIX)\t\t\taix\t",
	"s\t1200\tB0:41495846000017F80100001400000800",
	"f\t1643\tfmt/842\tAccessData Custom Content Image\t\t\tad1,ad2,ad3,ad4,ad5\t",
	"s\t1201\tB0:41445345474D454E54454446494C45",
	"f\t1644\tfmt/843\tAccessData Custom Content Image (Encrypted)\t\t\tad1,ad2,ad3"
	",ad4,ad5\t",
	"s\t1202\tB0:41444352595054",
	"f\t1645\tfmt/844\tAdvanced Forensic Format\t\t\taff\t",
	"s\t1203\tB0:41464631300D0A00",
	"f\t1646\tfmt/845\tClarisWorks Drawing\t2-3\t\tcwk\t1536",
	"s\t1207\tB0:02{3}424F424F{240}00",
	"f\t1647\tfmt/846\tClarisWorks Word Processor\t2-3\t\tcwk\t1536",
	"s\t1204\tB0:02{3}424F424F{240}01",
	"f\t1648\tfmt/847\tClarisWorks Spreadsheet\t2-3\t\tcwk\t1536",
	"s\t1205\tB0:02{3}424F424F{240}02",
	"f\t1649\tfmt/848\tClarisWorks Database\t2-3\t\tcwk\t1536",
	"s\t1206\tB0:02{3}424F424F{240}03",
	"f\t1650\tfmt/849\tClarisWorks Painting\t2-3\t\tcwk\t1536",
	"s\t1208\tB0:02{3}424F424F{240}04",
	"f\t1651\tfmt/850\tNuFile Exchange Archival Library\t\t\tbxy,sdk,shk\t",
	"s\t1209\tB0:4EF546E96CE5",
	"f\t1652\tfmt/851\tGenealogical Data Communication (GEDCOM) Format\t\t\tged\t",
	"s\t1210\tB0-3:302048454144{0-1024}47454443(0A|0D|0D0A)322056455253",
	"f\t1653\tfmt/852\tSerif DrawPlus Drawing\t4\t\tdpp\t2352",
	"f\t1654\tfmt/853\tSerif DrawPlus Drawing\t5\t\tdpp\t2352",
	"f\t1655\tfmt/854\tPersonal Ancestral File (PAF)\t3\t\tpaf\t",
	"s\t1211\tB0:5041460033303000333030",
	"f\t1656\tfmt/855\tPersonal Ancestral File (PAF)\t4\t\tpaf\t",
	"s\t1212\tB0:5041460033303000343030",
	"f\t1657\tfmt/856\tPersonal Ancestral File (PAF)\t5\t\tpaf\t",
	"s\t1213\tB0:3530300035303000504146",
	"f\t1658\tfmt/857\tNavisworks Document\tGeneric\t\tnwc,nwd\t",
	"s\t1214\tB0:234C635553747265616D2D56312E312062696E61727920646F75626C652072"
	"656C656173652043206C696368756E6B2D",
	"f\t1659\tfmt/858\tNavisworks Document\t2010\t\tnwc,nwd\t1658",
	"s\t1215\tB0:234C635553747265616D2D56312E312062696E61727920646F75626C652072"
	"656C656173652043206C696368756E6B2D303037{0-16}234C635553747265616D2D5631"
	"2E312062696E61727920646F75626C652072656C656173652075746638206E6176697377"
	"6F726B733A313134",
	"f\t1660\tfmt/859\tNavisworks Document\t2011\t\tnwc,nwd\t1658",
	"s\t1216\tB0:234C635553747265616D2D56312E312062696E61727920646F75626C652072"
	"656C656173652043206C696368756E6B2D303037{0-16}234C635553747265616D2D5631"
	"2E312062696E61727920646F75626C652072656C656173652075746638206E6176697377"
	"6F726B733A313230",
	"f\t1661\tfmt/860\tNavisworks Document\t2012\t\tnwc,nwd\t1658",
	"s\t1217\tB0:234C635553747265616D2D56312E312062696E61727920646F75626C652072"
	"656C656173652043206C696368756E6B2D303038\tE0-1024:234C635553747265616D2D5"
	"6312E312062696E61727920646F75626C652072656C656173652075746638206E6176697"
	"3776F726B733A323338",
	"f\t1663\tfmt/861\tMaya Binary File Format\t32 Bit\t\tmb\t",
	"s\t1221\tB0:464F5234{4}(4D415941|4D617961)464F5234",
	"f\t1664\tfmt/862\tMaya Binary File Format\t64 Bit\t\tmb\t",
	"s\t1222\tB0:464F5238{12}(4D415941|4D617961)464F5238",
	"f\t1666\tfmt/863\tMaya ASCII File Format\t\t\tma\t",
	"s\t1223\tB0:2F2F4D617961204153434949",
	"f\t1667\tfmt/864\t3DM\t5\t\t3dm\t",
	"s\t1225\tB0:33442047656F6D657472792046696C6520466F726D61742020202020202035",
	"f\t1669\tfmt/865\tSTL (Standard Tessellation Language) Binary\t\t\tstl\t",
	"f\t1670\tfmt/866\tApple Safari Webarchive\t\t\twebarchive\t639,640,641,642,643,"
	"644,645,1258,1789",
	"s\t1686\tB0:62706C6973743030{6-500}5765624D61696E5265736F75726365",
	"f\t1671\tfmt/867\tMicrosoft Reader eBook\t\t\tlit\t",
	"s\t1226\tB0:49544F4C49544C53",
	"f\t1672\tfmt/868\tMySQL Table Definition Format\t\t\tfrm\t533",
	"s\t1227\tB0:FE01{3}00{21}02{13}000000000000",
	"f\t1673\tfmt/869\tCDX Internet Archive Index\t\t\tcdx\t",
	"s\t1229\tB0:2043445820",
	"s\t1751\tB0:43445820",
	"f\t1674\tfmt/870\tPerl Script\t\t\tpl\t",
	"f\t1675\tfmt/871\tAdobe Content Server Message File\t\tapplication/vnd.adobe."
	"adept+xml\tacsm\t",
	"s\t1230\tB0:3C66756C66696C6C6D656E74546F6B656E2066756C66696C6C6D656E745479"
	"7065{5-64}786D6C6E733D22687474703A2F2F6E732E61646F62652E636F6D2F61646570"
	"7422{3-64}3C6469737472696275746F72{3-128}3C6F70657261746F7255524C{3-64}3"
	"C7472616E73616374696F6E{3-64}3C65787069726174696F6E{3-512}3C6D6574616461"
	"7461{16-2048}3C6C6963656E7365546F6B656E",
	"f\t1676\tfmt/872\tFree Lossless Image Format (FLIF)\t\timage/flif\tflif\t",
	"s\t1231\tB0:464C4946(31|33|34|41|43|44|51|53|54|61|63|64)",
	"f\t1677\tfmt/873\tNotation3\t\ttext/n3\tn3\t",
	"f\t1678\tfmt/874\tTurtle\t\ttext/turtle\tttl\t",
	"f\t1679\tfmt/875\tRDF/XML\t\tapplication/rdf+xml\trdf\t",
	"f\t1680\tfmt/876\tPagemaker Document (Generic)\t\tapplication/vnd.pagemaker\tp"
	"65,pmd,pmt\t",
	"f\t1681\tfmt/877\tCorel Presentation\t7-8-9\t\tshw\t",
	"f\t1682\tfmt/878\tCorel Presentation\t3\t\tshw\t",
	"s\t1232\tB0:FF575043{4}0F0F01",
	"f\t1683\tfmt/879\tFortran\t\t\tf,f03,f90,f95,for\t",
	"f\t1684\tfmt/880\tJSON-LD\t\t\tjsonld\t",
	"f\t1685\tfmt/881\tMicrosoft Document Imaging File Format\t\timage/vnd.ms-modi"
	"\tmdi\t",
	"s\t1233\tB0:45502A00",
	"f\t1686\tfmt/882\tWordstar 2000\t1\t\t\t",
	"s\t1234\tB0-130:7F20575332303030FF312E3030",
	"f\t1687\tfmt/883\tSiegfried Signature File\t\t\tsig\t",
	"s\t1235\tB0:736600FF",
	"f\t1688\tfmt/884\tAXD HTTP Handler File\t\t\taxd\t",
	"f\t1689\tfmt/885\tBASIC File\t\t\tbas\t",
	"f\t1690\tfmt/886\tHTML Components\t\t\thtc\t",
	"f\t1691\tfmt/887\tSafeGuard Encrypted Virtual Disk\t\t\thdr,vol\t",
	"s\t1236\tB0:507269766174654469736B205669727475616C204469736B",
	"f\t1692\tfmt/888\tQuadriSpace Format\t\t\tqsd,qsl,qsm,qst\t",
	"s\t1237\tB0:9F087C4E",
	"f\t1693\tfmt/889\tFeather\t\t\tfeather\t",
	"s\t1238\tB0:46454131\tE0:46454131",
	"f\t1694\tfmt/890\tAbiWord Document\t\t\tabw\t638",
	"s\t1239\tB0:3C3F786D6C2076657273696F6E3D22312E302220656E636F64696E673D2255"
	"54462D38223F3E0A3C21444F435459504520616269776F7264205055424C494320222D2F"
	"2F414249534F555243452F2F4454442041574D4C20312E30205374726963742F2F454E22"
	"2022687474703A2F2F7777772E616269736F757263652E636F6D2F61776D6C2E64746422"
	"3E0A3C616269776F72642074656D706C6174653D2266616C736522",
	"f\t1695\tfmt/891\tAbiWord Document Template\t\t\tawt\t638",
	"s\t1240\tB0:3C3F786D6C2076657273696F6E3D22312E302220656E636F64696E673D2255"
	"54462D38223F3E0A3C21444F435459504520616269776F7264205055424C494320222D2F"
	"2F414249534F555243452F2F4454442041574D4C20312E30205374726963742F2F454E22"
	"2022687474703A2F2F7777772E616269736F757263652E636F6D2F61776D6C2E64746422"
	"3E0A3C616269776F72642074656D706C6174653D227472756522",
	"f\t1696\tfmt/892\tCompound WordPerfect for Windows Document\t6 onwards\tappli"
	"cation/vnd.wordperfect\tdoc,w60,wp,wp6,wpd\t",
	"f\t1697\tfmt/893\ti2 Analysts Notebook\t\t\tanb\t",
	"f\t1698\tfmt/894\tGaussian Input Data File\t\t\tgjf\t",
	"s\t1241\tB1-129:(332D323147|332D323167|362D333147|362D333167|414D31|504D33"
	"|53544F2D3347|6175672D63632D7076747A){0-128}0A(2D31|30|31)(20|2C)[31:39]"
	"{1-128}[30:39]2E[30:39]{0-24}[30:39]2E[30:39]{0-24}[30:39]2E[30:39]\tB0-1"
	"28:23",
	"f\t1699\tfmt/895\tJEOL NMR Spectroscopy\t\t\tjdf\t",
	"s\t1242\tB0:4A454F4C2E4E4D52",
	"s\t1244\tB0:524D4E2E4C4F454A",
	"f\t1700\tfmt/896\tMusicXML\t\tapplication/vnd.recordare.musicxml+xml\tmusicxml"
	",xml\t638",
	"s\t1243\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){8-256}6874747"
	"03A2F2F7777772E6D75736963786D6C2E6F72672F647464732F",
	"f\t1701\tfmt/897\tCompressed MusicXML\t\tapplication/vnd.recordare.musicxml\tm"
	"xl\t",
	"f\t1702\tfmt/898\tZoomify Image Format\t\t\tzif\t2775",
	"s\t1245\tB0:49492B00080000001000000000000000",
	"f\t1704\tfmt/899\tWindows Portable Executable\t32 bit\tapplication/vnd.micros"
	"oft.portable-executable\tdll,exe,sys\t774,775,776",
	"s\t1249\tB0:4D5A{126-128500}50450000{20}0B01{66}[0000:1000]",
	"f\t1705\tfmt/900\tWindows Portable Executable\t64 bit\tapplication/vnd.micros"
	"oft.portable-executable\tdll,exe,sys\t774,775,776",
	"s\t1251\tB0:4D5A{126-128500}50450000{20}0B02{66}[0000:1000]",
	"f\t1706\tfmt/901\tMicrosoft Works Spreadsheet\t6-9\t\txlr\t684",
	"f\t1707\tfmt/902\tBlender 3D\t32 bit\t\tblend\t",
	"s\t1252\tB0:424C454E4445525F(56|76)",
	"f\t1708\tfmt/903\tBlender 3D\t64 bit\t\tblend\t",
	"s\t1253\tB0:424C454E4445522D(56|76)",
	"f\t1709\tfmt/904\tBluetooth Snoop Packet Capture\t\t\tlog\t",
	"s\t1254\tB0:6274736E6F6F7000",
	"f\t1710\tfmt/905\tVariant Call Format\t1.x\t\tvcf\t",
	"s\t1255\tB0:232366696C65666F726D61743D5643467631",
	"f\t1711\tfmt/906\tVariant Call Format\t2.x\t\tvcf\t",
	"s\t1256\tB0:232366696C65666F726D61743D5643467632",
	"f\t1712\tfmt/907\tVariant Call Format\t3.x\t\tvcf\t",
	"s\t1257\tB0:232366696C65666F726D61743D5643467633",
	"f\t1713\tfmt/908\tVariant Call Format\t4.x\t\tvcf\t",
	"s\t1258\tB0:232366696C65666F726D61743D5643467634",
	"f\t1714\tfmt/909\tCRAM File Format\t1.x\t\tcram\t",
	"s\t1259\tB0:4352414D01",
	"f\t1715\tfmt/910\tCRAM File Format\t2.x\t\tcram\t",
	"s\t1260\tB0:4352414D02",
	"f\t1716\tfmt/911\tCRAM File Format\t3.x\t\tcram\t",
	"s\t1261\tB0:4352414D03",
	"f\t1717\tfmt/912\tMicrosoft Paint\t2\t\tmsp\t",
	"s\t1263\tB0:4C696E53{22}000000000000",
	"f\t1718\tfmt/913\tCaligari trueSpace File Format\tASCII\t\tcob,scn\t",
	"s\t1264\tB0:43616C6967617269205630302E303141",
	"f\t1719\tfmt/914\tCaligari trueSpace File Format\tBinary\t\tcob,scn\t",
	"s\t1265\tB0:43616C6967617269205630302E303142",
	"f\t1720\tfmt/915\tMapsforge Binary Map File Format\t\t\tmap\t",
	"s\t1266\tB0:6D617073666F7267652062696E617279204F534D",
	"f\t1721\tfmt/916\tESRI ArcMap Document\t\t\tmxd,mxt\t",
	"f\t1722\tfmt/917\tAmiraMesh\tASCII 1.0\t\tam,amiramesh,hx\t",
	"s\t1267\tB0:2320416D6972614D65736820415343494920312E30",
	"f\t1723\tfmt/918\tAmiraMesh\t3D ASCII 2.0\t\tam,amiramesh,hx\t",
	"s\t1268\tB0:2320416D6972614D65736820334420415343494920322E30",
	"f\t1724\tfmt/919\tAmiraMesh\t3D Binary 2.0\t\tam,amiramesh,hx\t",
	"s\t1269\tB0:2320416D6972614D6573682033442042494E41525920322E30",
	"f\t1725\tfmt/920\tAmiraMesh\t3D Binary Little Endian 2.0\t\tam,amiramesh,hx\t",
	"s\t1270\tB0:2320416D6972614D6573682033442042494E4152592D4C4954544C452D454E"
	"4449414E20322E30",
	"f\t1726\tfmt/921\tAmiraMesh\tBinary Little Endian 2.1\t\tam,amiramesh,hx\t",
	"s\t1271\tB0:2320416D6972614D6573682042494E4152592D4C4954544C452D454E444941"
	"4E20322E31",
	"f\t1727\tfmt/922\tXar Image Format\t\t\txar\t",
	"s\t1272\tB0:58415241A3A30D0A",
	"f\t1728\tfmt/923\tMicrosoft xWMA\t\t\txwma\t2741",
	"s\t1273\tB0:52494646{4}58574D41666D7420",
	"f\t1729\tfmt/924\tMicrosoft Visio Drawing\t2013\tapplication/vnd.ms-visio.dra"
	"wing.main+xml\tvsdx\t",
	"f\t1730\tfmt/925\tMicrosoft Visio Stencil\t2013\tapplication/vnd.ms-visio.ste"
	"ncil.main+xml\tvssx\t",
	"f\t1731\tfmt/926\tMicrosoft Visio Template\t2013\tapplication/vnd.ms-visio.te"
	"mplate.main+xml\tvstx\t",
	"f\t1732\tfmt/927\tMicrosoft Visio Macro-Enabled Drawing\t2013\tapplication/vn"
	"d.ms-visio.drawing.macroEnabled.main+xml\tvsdm\t",
	"f\t1733\tfmt/928\tMicrosoft Visio Macro-Enabled Stencil\t2013\tapplication/vn"
	"d.ms-visio.stencil.macroEnabled.main+xml\tvssm\t",
	"f\t1734\tfmt/929\tMicrosoft Visio Macro-Enabled Template\t2013\tapplication/v"
	"nd.ms-visio.template.macroEnabled.main+xml\tvstm\t",
	"f\t1735\tfmt/930\tMagick Image File Format\t\t\tmif,miff\t",
	"s\t1274\tB0-256:69643D496D6167654D616769636B{0-1024}3A",
	"f\t1736\tfmt/931\tMathcad Document\tBinary\t\tmcd\t",
	"s\t1275\tB0:2E4D43414420",
	"f\t1737\tfmt/932\tMathcad Document\tXML\t\txmcd\t638",
	"s\t1276\tB0:3C3F786D6C2076657273696F6E3D22312E3022*786D6C6E733D22687474703"
	"A2F2F736368656D61732E6D617468736F66742E636F6D",
	"f\t1738\tfmt/933\tSimple Vector Format\t1\timage/vnd-svf\tsvf\t",
	"s\t1277\tB0:535646207631",
	"f\t1739\tfmt/934\tSimple Vector Format\t2\timage/vnd-svf\tsvf\t",
	"s\t1278\tB0:535646207632",
	"f\t1740\tfmt/935\tAnimated Portable Network Graphics\t\timage/apng\tapng,png\t6"
	"64",
	"s\t1279\tB0:89504E470D0A1A0A0000000D49484452*6163544C\tE0:0000000049454E44A"
	"E426082\tA:6663544C00000000",
	"f\t1741\tfmt/936\tMicrosoft Picture It! Image File\t1\timage/vnd.mix\tmix\t",
	"f\t1742\tfmt/937\tAdobe Air\t1.0\tapplication/vnd.adobe.air-application-insta"
	"ller-package+zip\tair\t",
	"f\t1743\tfmt/938\tPython Source Code File\t\t\tpy\t",
	"f\t1744\tfmt/939\tPython Compiled File\t2.7\t\tpyc\t",
	"s\t1281\tB0:03F30D0A",
	"f\t1745\tfmt/940\tPython Compiled File\t3.4\t\tpyc\t",
	"s\t1282\tB0:EE0C0D0A",
	"f\t1746\tfmt/941\tBack Up File\t\t\tbak\t",
	"f\t1747\tfmt/942\tAdobe Air\t1.5\tapplication/vnd.adobe.air-application-insta"
	"ller-package+zip\tair\t",
	"f\t1748\tfmt/943\tAdobe Air\t2.0\tapplication/vnd.adobe.air-application-insta"
	"ller-package+zip\tair\t",
	"f\t1749\tfmt/944\tOgg Multimedia Container\t\tapplication/ogg\togg,ogv,opus,sp"
	"x\t",
	"s\t1287\tB0:4F6767530002",
	"f\t1750\tfmt/945\tOgg Theora Video\t\tvideo/ogg\togg,ogv\t1749",
	"s\t1288\tB0:4F6767530002{22}807468656F7261030201{32}4F676753",
	"s\t1289\tB0:4F6767530002{22}6669736865616400{56-72}4F6767530002{22}8074686"
	"56F7261030201{32}4F676753",
	"f\t1751\tfmt/946\tOgg Opus Codec Compressed Multimedia File\t\taudio/ogg, aud"
	"io/opus\togg,opus\t1749",
	"s\t1290\tB0:4F6767530002{22}4F70757348656164{11}4F676753",
	"f\t1752\tfmt/947\tOgg FLAC Compressed Multimedia File\t\taudio/ogg\togg\t1749",
	"s\t1291\tB0:4F6767530002{23}464C4143{46}4F676753",
	"f\t1753\tfmt/948\tOgg Speex Codec Multimedia File\t\taudio/ogg, audio/speex\to"
	"gg,spx\t1749",
	"s\t1292\tB0:4F6767530002{22}5370656578202020{72}4F676753",
	"f\t1754\tfmt/949\tWordPerfect\t4.0/4.1/4.2\tapplication/vnd.wordperfect\twp4,w"
	"pd\t",
	"f\t1755\tfmt/950\tMIME Email\t1.0\tmessage/rfc822\teml\t1018",
	"s\t1299\tB0-20000:4D(494D45|696D65)2D(56|76)657273696F6E3A20312E30\tB0-1638"
	"4:546F3A20\tB0-16384:46726F6D3A20\tB0-16384:446174653A20\tB0-16384:436F6E74"
	"656E742D(54|74)7970653A20",
	"f\t1756\tfmt/951\tSonic Foundry WAVE 64\t\t\tw64,wav\t3899",
	"s\t1308\tB0:726966662E91CF11A5D628DB04C10000{8}77617665F3ACD311",
	"f\t1757\tfmt/952\tTrue Audio\t1\taudio/tta\ttta\t",
	"s\t1309\tB0:54544131",
	"f\t1758\tfmt/953\tTrue Audio\t2\taudio/tta\ttta\t",
	"s\t1310\tB0:54544132",
	"f\t1759\tfmt/954\tAdaptive Multi-Rate Wideband Audio\t\taudio/amr-wb\tawb\t",
	"s\t1311\tB0:2321414D522D57420A",
	"f\t1760\tfmt/955\tDownloadable Sounds Audio\t\taudio/dls\tdls\t2741",
	"s\t1312\tB0:52494646{4}444C5320",
	"f\t1761\tfmt/956\tRIFF-based MIDI\t\t\trmi\t2741",
	"s\t1313\tB0:52494646{4}524D4944",
	"f\t1762\tfmt/957\tDirectMusic Segment File Format\t\t\tsgt\t2741",
	"s\t1314\tB0:52494646{4}444D5347",
	"f\t1763\tfmt/958\tDirectMusic Style File Format\t\t\tsty\t2741",
	"s\t1315\tB0:52494646{4}444D5354",
	"f\t1764\tfmt/959\tPortable Sound Format\t\t\tgsf,gsflib,minigsf,minipsf,minips"
	"f1,psf,psf1,psflib\t",
	"s\t1316\tB0:505346(01|02|11|12|13|21|22|23|41)",
	"f\t1765\tfmt/960\tDOS Sound and Music Interface Advanced Module Format\t\t\tam"
	"f\t",
	"s\t1317\tB0:414D46[0A:0E]",
	"f\t1766\tfmt/961\tMobile eXtensible Music Format\t\taudio/mobile-xmf\tmxmf\t151"
	"3",
	"s\t1318\tB0:584D465F322E303000000002",
	"f\t1767\tfmt/962\tQCP Audio File Format\t\taudio/qcelp\tqcp\t2741",
	"s\t1319\tB0:52494646{4}514C434D",
	"f\t1768\tfmt/963\tOMNIC Spectral Data File\t\t\tspa\t",
	"s\t1320\tB0:537065637472616C20446174612046696C65",
	"f\t1769\tfmt/964\tFinal Draft Document\t5-7\t\tfdr\t",
	"s\t1328\tB0:FDFDFDFD{12-64}46696E616C2044726166742C20496E63",
	"f\t1770\tfmt/965\tMusic Encoding Initiative\t\t\tmei\t638",
	"s\t1329\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)\tB20-532:786D6"
	"C6E733D22687474703A2F2F7777772E6D757369632D656E636F64696E672E6F72672F6E7"
	"32F6D6569",
	"f\t1771\tfmt/966\tAppleDouble Resource Fork\t1\tmultipart/appledouble\t\t",
	"s\t1330\tB0-196:0005160700010000",
	"f\t1772\tfmt/967\tAppleSingle\t1\tapplication/applefile\tas\t",
	"s\t1331\tB0:0005160000010000",
	"f\t1773\tfmt/968\tAppleSingle\t2\tapplication/applefile\tas\t",
	"s\t1332\tB0:0005160000020000",
	"f\t1774\tfmt/969\tRich Text Format\t0\tapplication/rtf\trtf\t",
	"s\t1333\tB0:7B5C727466305C(616E7369|6D6163|7063|706361)",
	"f\t1775\tfmt/970\tKhronos Texture File\t\timage/ktx\tktx\t",
	"s\t1334\tB0:AB4B5458203131BB0D0A1A0A",
	"f\t1776\tfmt/971\tMicrosoft Windows Movie Maker File\t\t\tmswmm\t",
	"f\t1777\tfmt/972\tDolby MLP Lossless Audio\t\taudio/vnd.dolby.mlp\tmlp\t",
	"s\t1335\tB4-8:F8726F(BA|BB)",
	"f\t1778\tfmt/973\tDTS Coherent Acoustics (DCA) Audio\t\taudio/vnd.dts\tdts\t",
	"s\t1336\tB0:7FFE8001",
	"f\t1779\tfmt/974\tNotation Interchange File Format\t\tapplication/vnd.music-n"
	"iff\tnif\t",
	"s\t1337\tB0:52494658{4}4E494646",
	"f\t1780\tfmt/975\tJamcracker Tracker Module\t\t\tjam\t",
	"s\t1338\tB0:42654570",
	"f\t1781\tfmt/976\tMagicaVoxel Vox format\t\t\tvox\t",
	"s\t1339\tB0:564F5820960000004D41494E",
	"f\t1782\tfmt/977\tAutoCAD Design Web Format(DWFx)\t\t\tdwfx\t1456",
	"f\t1783\tfmt/978\t3DS Max\t\t\tchr,max\t",
	"f\t1784\tfmt/979\tXML Property List\t\t\tplist\t638",
	"s\t1340\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){8-256}3C706C6"
	"973742076657273696F6E3D22312E30223E",
	"f\t1785\tfmt/980\tAAE Sidecar Format\t\t\taae\t638,1784",
	"s\t1341\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){8-256}3C706C6"
	"973742076657273696F6E3D22312E30223E{8-1024}6170706C652E50686F746F4C69627"
	"26172795365727669636573",
	"f\t1786\tfmt/981\tEazyDraw File Format\t\t\tezdraw\t638,1784",
	"s\t1342\tB0:3C3F786D6C2076657273696F6E3D(22|27){8-256}3C706C69737420766572"
	"73696F6E3D22312E30223E{8-1024}45617A794472617756657273696F6E",
	"f\t1787\tfmt/982\tiMovieProj File Format\t\t\tiMovieProj\t638,1784",
	"s\t1343\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){8-256}3C706C6"
	"973742076657273696F6E3D22312E30223E\tE8-264:694D6F766965",
	"f\t1788\tfmt/983\tNIB File Format\t\t\tnib\t638,1784",
	"s\t1344\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){8-256}3C706C6"
	"973742076657273696F6E3D22312E30223E\tE8-264:494253797374656D2056657273696"
	"F6E",
	"f\t1789\tfmt/984\tBinary Property List\t\t\taae,ezdraw,iMovieProj,nib,plist\t",
	"s\t1345\tB0:62706C6973743030",
	"f\t1790\tfmt/985\tValve Texture Format\t\timage/vnd.valve.source.texture\tvtf\t",
	"s\t1347\tB0:00465456",
	"s\t1348\tB0:56544600",
	"f\t1791\tfmt/986\tExtensible Metadata Platform Format\t\t\txmp\t",
	"s\t1349\tB0:3C783A786D706D65746120786D6C6E733A783D(22|27)61646F62653A6E733"
	"A6D6574612F(22|27)",
	"f\t1792\tfmt/987\tMicrosoft OneNote Package File\t\t\tonepkg\t801",
	"s\t1354\tB0:4D534346{20}0301{1-2048}6F6E65746F63",
	"f\t1793\tfmt/988\tESRI ArcScene Document\t\t\tsxd\t",
	"f\t1794\tfmt/989\tESRI ArcGlobe Document\t\t\t3dd\t",
	"f\t1795\tfmt/990\tESRI File Geodatabase\t\t\t\t",
	"f\t1796\tfmt/991\tSHA256 File\t\t\tsha256\t",
	"f\t1797\tfmt/992\tSHA1 File\t\t\tsha1\t",
	"f\t1798\tfmt/993\tMD5 File\t\t\tmd5\t",
	"f\t1799\tfmt/994\tJeffs Image Format\t\t\tjif\t",
	"s\t1355\tB0:4A4946393961",
	"f\t1800\tfmt/995\tSIARD (Software-Independent Archiving of Relational Datab"
	"ases)\t2.0\t\tsiard\t",
	"f\t1801\tfmt/996\tAdobe Photoshop Large Document Format\t\timage/vnd.adobe.ph"
	"otoshop\tpsb\t",
	"s\t1356\tB0:384250530002000000000000",
	"f\t1802\tfmt/997\tSPSS Portable Data Format\t\t\tpor\t",
	"s\t1362\tB0:C1E2C3C9C940E2D7E2E240D7D6D9E340C6C9D3C54040404040404040404040"
	"4040404040404040404153434949205350535320504F52542046494C4520202020202020"
	"202020202020202020202020200D0A30303030302D303030302D303030302D303030302D"
	"2D2D2D2D2D2D2D2D2D2D2D2D2D2D2D2D2D2D2D2133232929303330333330302F32343026"
	"292C2530303030303030303030303030303030303030300D0A3032303030303227323230"
	"27262933303030233030303030303030303030303030303030",
	"f\t1803\tfmt/998\tOpenRaster Image Format\t\timage/openraster\tora\t",
	"f\t1804\tfmt/999\tKrita Document Format\t\tapplication/x-krita\tkra\t",
	"f\t1805\tfmt/1000\tTZX Format\t\t\ttzx\t",
	"s\t1363\tB0:5A5854617065211A01",
	"f\t1806\tfmt/1001\tOpenEXR\t2\timage/x-exr\texr\t",
	"s\t1364\tB0:762F310102",
	"f\t1807\tfmt/1002\tNearly Raw Raster Data\t1\t\tnrrd\t",
	"s\t1357\tB0:4E5252443030(2E3031|3031)",
	"f\t1808\tfmt/1003\tNearly Raw Raster Data\t2\t\tnrrd\t",
	"s\t1358\tB0:4E52524430303032",
	"f\t1809\tfmt/1004\tNearly Raw Raster Data\t3\t\tnrrd\t",
	"s\t1359\tB0:4E52524430303033",
	"f\t1810\tfmt/1005\tNearly Raw Raster Data\t4\t\tnrrd\t",
	"s\t1360\tB0:4E52524430303034",
	"f\t1811\tfmt/1006\tNearly Raw Raster Data\t5\t\tnrrd\t",
	"s\t1361\tB0:4E52524430303035",
	"f\t1812\tfmt/1007\tDigital Speech Standard\t\t\tdss\t",
	"s\t1365\tB0:02647373",
	"f\t1813\tfmt/1008\tDSS Pro\t\t\tds2\t",
	"s\t1366\tB0:03647332",
	"f\t1814\tfmt/1009\tFBX (Filmbox) Binary\t\t\t\t",
	"s\t1381\tB0:4B617964617261204642582042696E617279",
	"f\t1815\tfmt/1010\tFBX (Filmbox) Text\t\t\tfbx\t",
	"s\t1382\tB0:3B2046425820",
	"f\t1816\tfmt/1011\tINTERLIS Transfer File\t2.2\t\txml,xtf\t638",
	"s\t1383\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)20656E636F6469"
	"6E673D(22|27)5554462D38(22|27){0-2}3F3E{0-256}3C5452414E5346455220786D6C"
	"6E733D(22|27)687474703A2F2F7777772E696E7465726C69732E63682F494E5445524C4"
	"953322E32(22|27)",
	"s\t1384\tB0-2:3C003F0078006D006C002000760065007200730069006F006E003D00(22|"
	"27)0031002E003000(22|27)00200065006E0063006F00640069006E0067003D00(22|27"
	")005500540046002D003800(22|27)003F003E{0-512}3C005400520041004E005300460"
	"045005200200078006D006C006E0073003D00(22|27)0068007400740070003A002F002F"
	"007700770077002E0069006E007400650072006C00690073002E00630068002F0049004E"
	"005400450052004C004900530032002E0032",
	"f\t1817\tfmt/1012\tINTERLIS Model File\t2.2\t\tili\t",
	"s\t1385\tB0-4096:494E5445524C495320322E323B{1-1024}4D4F44454C",
	"f\t1818\tfmt/1013\tINTERLIS Transfer File\t1\t\titf\t",
	"s\t1386\tB0:53434E54\tE0-124:454E4445",
	"f\t1819\tfmt/1014\tINTERLIS Model File\t1\t\tili\t",
	"s\t1387\tB0-16:5452414E53464552{1-1024}4D4F44454C\tE0-1024:464F524D4154{1-1"
	"24}434F4445{1-124}454E44",
	"f\t1820\tfmt/1015\tStatistical Analysis System Data (Windows)\tGeneric\t\tsas7"
	"bdat,sd7\t",
	"s\t1378\tB0:000000000000000000000000C2EA8160B31411CFBD92080009C7318C181F10"
	"11{7}32{116}44415441",
	"f\t1821\tfmt/1016\tStatistical Analysis System Data (Unix)\tGeneric\t\tsas7bda"
	"t,sd7\t",
	"s\t1377\tB0:000000000000000000000000C2EA8160B31411CFBD92080009C7318C181F10"
	"11{7}31{116}44415441",
	"f\t1822\tfmt/1017\tStatistical Analysis System Data (Windows)\t8.2\t\tsas7bdat"
	",sd7\t1820",
	"s\t1373\tB0:000000000000000000000000C2EA8160B31411CFBD92080009C7318C181F10"
	"11{7}32{116}44415441{56-64}382E3032",
	"f\t1823\tfmt/1018\tStatistical Analysis System Data (Unix)\t8.2\t\tsas7bdat,sd"
	"7\t1821",
	"s\t1376\tB0:000000000000000000000000C2EA8160B31411CFBD92080009C7318C181F10"
	"11{7}31{116}44415441{56-64}382E3032",
	"f\t1824\tfmt/1019\tStatistical Analysis System Data (Windows)\t9.2\t\tsas7bdat"
	",sd7\t1820",
	"s\t1371\tB0:000000000000000000000000C2EA8160B31411CFBD92080009C7318C181F10"
	"11{7}32{116}44415441{56-64}392E3032",
	"f\t1825\tfmt/1020\tStatistical Analysis System Data (Unix)\t9.2\t\tsas7bdat,sd"
	"7\t1821",
	"s\t1374\tB0:000000000000000000000000C2EA8160B31411CFBD92080009C7318C181F10"
	"11{7}31{116}44415441{56-64}392E3032",
	"f\t1826\tfmt/1021\tStatistical Analysis System Data (Windows)\t9.3\t\tsas7bdat"
	",sd7\t1820",
	"s\t1372\tB0:000000000000000000000000C2EA8160B31411CFBD92080009C7318C181F10"
	"11{7}32{116}44415441{56-64}392E3033",
	"f\t1827\tfmt/1022\tStatistical Analysis System Data (Unix)\t9.3\t\tsas7bdat,sd"
	"7\t1821",
	"s\t1375\tB0:000000000000000000000000C2EA8160B31411CFBD92080009C7318C181F10"
	"11{7}31{116}44415441{56-64}392E3033",
	"f\t1828\tfmt/1023\tStatistical Analysis System Catalog (Windows)\tGeneric\t\ts"
	"as7bcat,sc7\t",
	"s\t1380\tB0:000000000000000000000000C2EA8163B31411CFBD92080009C7318C181F10"
	"11{7}32{116}434154414C4F47",
	"f\t1829\tfmt/1024\tStatistical Analysis System Catalog (Unix)\tGeneric\t\tsas7"
	"bcat,sc7\t",
	"s\t1379\tB0:000000000000000000000000C2EA8163B31411CFBD92080009C7318C181F10"
	"11{7}31{116}434154414C4F47",
	"f\t1830\tfmt/1025\tStatistical Analysis System Catalog (Windows)\t9.2\t\tsas7b"
	"cat,sc7\t1828",
	"s\t1367\tB0:000000000000000000000000C2EA8163B31411CFBD92080009C7318C181F10"
	"11{7}32{116}434154414C4F47{53-61}392E3032",
	"f\t1831\tfmt/1026\tStatistical Analysis System Catalog (Unix)\t9.2\t\tsas7bcat"
	",sc7\t1829",
	"s\t1369\tB0:000000000000000000000000C2EA8163B31411CFBD92080009C7318C181F10"
	"11{7}31{116}434154414C4F47{53-61}392E3032",
	"f\t1832\tfmt/1027\tStatistical Analysis System Catalog (Windows)\t9.3\t\tsas7b"
	"cat,sc7\t1828",
	"s\t1368\tB0:000000000000000000000000C2EA8163B31411CFBD92080009C7318C181F10"
	"11{7}32{116}434154414C4F47{53-61}392E3033",
	"f\t1833\tfmt/1028\tStatistical Analysis System Catalog (Unix)\t9.3\t\tsas7bcat"
	",sc7\t1829",
	"s\t1370\tB0:000000000000000000000000C2EA8163B31411CFBD92080009C7318C181F10"
	"11{7}31{116}434154414C4F47{53-61}392E3033",
	"f\t1834\tfmt/1029\tStata Data (DTA) Format\t104\t\tdta\t",
	"s\t1388\tB0:68(01|02)0100{5}00",
	"f\t1835\tfmt/1030\tStata Data (DTA) Format\t105\t\tdta\t",
	"s\t1389\tB0:69(01|02)01{56}00",
	"f\t1836\tfmt/1031\tStata Data (DTA) Format\t110\t\tdta\t",
	"s\t1390\tB0:6E(01|02)01{105}00",
	"f\t1837\tfmt/1032\tStata Data (DTA) Format\t111\t\tdta\t",
	"s\t1391\tB0:6F(01|02)01{105}00",
	"f\t1838\tfmt/1034\tStata Data (DTA) Format\t114\t\tdta\t",
	"s\t1393\tB0:72(01|02)01{105}00",
	"f\t1839\tfmt/1033\tStata Data (DTA) Format\t113\t\tdta\t",
	"s\t1392\tB0:71(01|02)01{105}00",
	"f\t1840\tfmt/1035\tStata Data (DTA) Format\t115\t\tdta\t",
	"s\t1394\tB0:73(01|02)01{105}00",
	"f\t1841\tfmt/1036\tStata Data (DTA) Format\t117\t\tdta\t",
	"s\t1395\tB0:3C73746174615F6474613E3C6865616465723E3C72656C656173653E313137"
	"3C2F72656C656173653E",
	"f\t1842\tfmt/1037\tStata Data (DTA) Format\t118\t\tdta\t",
	"s\t1396\tB0:3C73746174615F6474613E3C6865616465723E3C72656C656173653E313138"
	"3C2F72656C656173653E",
	"f\t1843\tfmt/1038\tRedcode RAW (R3D) Media File\t2\t\tr3d\t",
	"s\t1397\tB4:52454432{2}5232",
	"f\t1844\tfmt/1039\tRedcode Metadata (RMD) File\t\t\trmd\t638",
	"s\t1398\tB0:3C3F786D6C2076657273696F6E3D22312E302220656E636F64696E673D2255"
	"54462D3822207374616E64616C6F6E653D22796573223F3E0A3C21444F43545950452052"
	"45445849463E",
	"f\t1845\tfmt/1040\tDirectDraw Surface\t\t\tdds\t",
	"s\t1399\tB0:444453207C000000",
	"f\t1846\tfmt/1041\tHDF\t1-4\t\th4,hdf\t",
	"s\t1400\tB0:0E031301",
	"f\t1847\tfmt/1042\tWordPerfect Graphics Metafile\t2.0\t\twpg\t",
	"s\t1401\tB0:FF575043{4}01160200",
	"f\t1848\tfmt/1043\tMicrosoft PRX File\t\t\tprx\t",
	"s\t1402\tB0:FFFE3C005000520058003E",
	"f\t1849\tfmt/1044\tAutoShade Rendering Slide\t\t\trnd\t",
	"s\t1403\tB0:4175746F53686164652052656E646572696E6720536C6964650D0A57726974"
	"74656E2062793A",
	"f\t1850\tfmt/1045\tQ&A Word Processor Document\t\t\t\t",
	"s\t1404\tB0:5442575000",
	"s\t1405\tB0:5442545800",
	"f\t1851\tfmt/1046\tDraco\t1\t\tdrc\t",
	"s\t1406\tB0:445241434F01",
	"f\t1852\tfmt/1047\tGeography Markup Language\t3.2\tapplication/gml+xml\tgml\t31"
	"9,638",
	"s\t1407\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-320}786D6C6"
	"E733A676D6C3D(22|27)687474703A2F2F7777772E6F70656E6769732E6E65742F676D6C"
	"2F332E3222",
	"f\t1853\tfmt/1048\tOGR GFS File\t\t\tgfs\t",
	"s\t1408\tB0:3C474D4C46656174757265436C6173734C6973743E\tE0-16:3C2F474D4C466"
	"56174757265436C6173734C6973743E",
	"f\t1854\tfmt/1049\tQuickDraw 3D Metafile (ASCII)\t\t\t3dmf\t",
	"s\t1412\tB0:33444D65746166696C652028",
	"f\t1855\tfmt/1050\tQuickDraw 3D Metafile (Binary)\t1\t\t3dmf\t",
	"s\t1414\tB0:33444D46000000100001",
	"f\t1856\tfmt/1051\tWindows Journal Format\t\t\tjnt,jtp\t",
	"s\t1415\tB0:4E422A00{4}5001001002000000",
	"f\t1857\tfmt/1052\tBKNAS Seismic Data Format\t1.0\t\tbknas\t",
	"s\t1416\tB0:424B4E41532020312E30",
	"f\t1858\tfmt/1053\tAdobe Audio Waveform\t\t\tpek\t",
	"s\t1418\tB0:11542367",
	"f\t1859\tfmt/1054\tAVCHD Clip Information File\t\t\tclpi,cpi\t",
	"s\t1420\tB0:48444D5630313030",
	"f\t1860\tfmt/1055\tM2TS\t\t\tm2ts,mts\t",
	"s\t1421\tB4:47{191}47{191}47{191}47{191}47{191}47{191}47{191}47",
	"f\t1861\tfmt/1056\tSNAP Main Data File\t\t\tmdf\t",
	"s\t1423\tB0:534E4150204D61696E20646174612066696C65",
	"f\t1862\tfmt/1057\tSNAP Archive Data File\t\t\tadf\t",
	"s\t1425\tB0:530075007200760065007900{0-64}00610072006300680069007600650020"
	"00660069006C006500",
	"f\t1863\tfmt/1058\tSNAP Processed Data File\t\t\tsnpdf\t",
	"s\t1426\tB0:534E41502050726F63657373656420646174612066696C65",
	"f\t1864\tfmt/1059\tFileMaker Pro Database\t2\t\tfm\t",
	"s\t1427\tB525:4842414D323030314D41593834*450750726F20322E304621",
	"f\t1866\tfmt/1060\tPhase One Raw Image\t\t\tcap,capture\t",
	"s\t1429\tB0:4D4D4D4D52617754",
	"s\t1431\tB0:4949494954776152",
	"f\t1867\tfmt/1061\tPhase One IIQ Raw Image\t\t\tiiq\t672,673,752,1099",
	"s\t1432\tB0:49492A00{4}4949494943776152",
	"f\t1868\tfmt/1062\tHasselblad 3FR Raw Image\t\t\t3fr\t672,673,752,1099",
	"s\t1435\tB0:49492A00{4-128}0F01{8-512}48617373656C626C6164\tB1-2048:0005000"
	"40001",
	"f\t1870\tfmt/1063\tLeaf Mosaic Raw Image\t\t\tmos\t1099",
	"s\t1437\tB0:4D4D002A{4-36864}504B545300000001",
	"f\t1871\tfmt/1064\tPortable Database\t1\t\tpdb\t",
	"s\t1440\tB0:213C3E3C5044423E3C3E21",
	"f\t1872\tfmt/1065\tPortable Database\t2\t\tpdb\t",
	"s\t1441\tB0:213C3C5044423A49493E3E21",
	"f\t1873\tfmt/1066\tPortable Database\t3\t\tpdb\t",
	"s\t1442\tB0:213C3C5044423A333E3E21",
	"f\t1874\tfmt/1067\tSilo\tPDB Variant\t\tsilo\t1871,1872",
	"s\t1443\tB0:213C3E3C5044423E3C3E21\tA:5F73696C6F6C6962696E666F",
	"s\t1444\tB0:213C3C5044423A49493E3E21\tA:5F73696C6F6C6962696E666F",
	"f\t1875\tfmt/1068\tSilo\tHDF5 Variant\t\tsilo\t1026,1027,1607",
	"s\t1445\tB0:89484446\tA:5F73696C6F6C6962696E666F",
	"f\t1876\tfmt/1069\tCue Sheet\t\t\tcue\t",
	"s\t1446\tB0-1024:46494C45{0-1024}2020545241434B203031{0-1024}494E444558203"
	"03120[30:39][30:39]3A[30:35][30:39]3A[30:37][30:39]",
	"f\t1877\tfmt/1070\tPreferred Executable Format\t\t\t\t",
	"s\t1448\tB0:4A6F792170656666",
	"f\t1878\tfmt/1071\tApple Disk Image\t\tapplication/x-apple-diskimage\tdmg\t388,"
	"2586",
	"s\t1449\tE500:6B6F6C790000000400000200",
	"f\t1879\tfmt/1072\tFileMaker Pro Database\t1\t\t\t",
	"s\t1450\tB525:4842414D323030314D41593834*450750726F20312E304621",
	"f\t1880\tfmt/1073\tGoogle Document Link File\t\t\tgdoc,gdraw,gform,gmap,gsheet"
	",gsite,gslides\t",
	"s\t1451\tB0:7B2275726C223A202268747470733A2F2F646F63732E676F6F676C652E636F"
	"6D2F6F70656E{1-64}646F635F6964{1-128}656D61696C{1-128}7265736F757263655F"
	"6964",
	"f\t1881\tfmt/1074\tAVCHD Playlist File\t\t\tmpl,mpls\t",
	"s\t1452\tB0:4D504C5330313030",
	"s\t1453\tB0:4D504C5330323030",
	"f\t1882\tfmt/1075\tAVCHD Movie Object File\t\t\tbdm,bdmv\t",
	"s\t1454\tB0:4D4F424A30313030",
	"f\t1883\tfmt/1076\tAVCHD Index File\t\t\tbdm,bdmv\t",
	"s\t1457\tB0:494E445830313030",
	"f\t1884\tfmt/1077\tAVCHD Thumbnail Index File\t\t\ttid\t",
	"s\t1458\tB0:5449445830313030",
	"f\t1886\tfmt/1078\tMicrosoft Program Database\t2.00\t\tpdb\t",
	"s\t1459\tB0:4D6963726F736F667420432F432B2B2070726F6772616D2064617461626173"
	"6520322E3030",
	"f\t1887\tfmt/1079\tMicrosoft Program Database\t7.00\t\tpdb\t",
	"s\t1460\tB0:4D6963726F736F667420432F432B2B204D534620372E3030",
	"f\t1888\tfmt/1080\tASP Application Directive File\t\t\tasax\t",
	"s\t1461\tB0-4:3C2540204170706C69636174696F6E20(436F6465426568696E64|436F6D"
	"70696C65724F7074696F6E73|4465736372697074696F6E|496E686572697473|4C616E6"
	"775616765)3D",
	"f\t1889\tfmt/1081\tASP Control Directive File\t\t\tascx\t",
	"s\t1462\tB0-128:3C254020436F6E74726F6C20(4175746F4576656E74576972657570|43"
	"6C6173734E616D65|436F6465426568696E64|436F646546696C65|436F646546696C654"
	"2617365436C617373|436F6D70696C6174696F6E4D6F6465|436F6D70696C65724F70746"
	"96F6E73|4465627567|4465736372697074696F6E|456E61626C655468656D696E67|456"
	"E61626C65566965775374617465|4578706C69636974|496E686572697473|4C616E6775"
	"616765|4C696E65507261676D6173|537263|537472696374|546172676574536368656D"
	"61|5761726E696E674C6576656C)3D",
	"f\t1890\tfmt/1082\tASP WebService Directive File\t\t\tasmx\t",
	"s\t1463\tB0:3C2540205765625365727669636520(436C617373|436F6465426568696E64"
	"|4465627567|4C616E6775616765)3D",
	"f\t1891\tfmt/1083\tHangul Word Processor Document\t3\t\thwp\t",
	"s\t1464\tB0:48575020446F63756D656E742046696C652056332E3030201A0102030405",
	"f\t1892\tfmt/1084\tHangul Word Processor Document\t5\t\thwp\t",
	"f\t1893\tfmt/1085\tTRIM Context Reference File\t\t\ttr5,txt\t",
	"s\t1465\tB0:5B5452494D20436F6E74657874205265666572656E63655D",
	"f\t1894\tfmt/1086\tMonkey's Audio File\t\t\tape\t",
	"s\t1466\tB0:4D414320{48}(8813|A00F|B80B|D007|E803)",
	"s\t1467\tB0:4D414320{2}(8813|A00F|B80B|D007|E803)",
	"f\t1895\tfmt/1087\tFAT Disk Image\t\t\tdsk,ima,img\t",
	"s\t1468\tB0:EB{1}90{10}(01|02|04|08|10|20|40|80)",
	"f\t1896\tfmt/1088\tVisual Basic (VB) File\t\t\tvb\t",
	"f\t1897\tfmt/1089\tVBScript (VBS) File\t\t\tvbs\t",
	"f\t1898\tfmt/1090\tExclude File\t\t\texclude\t",
	"f\t1899\tfmt/1091\tScribus Document\t\tapplication/vnd.scribus\tscd,sla\t638",
	"s\t1469\tB0:3C53435249425553",
	"s\t1470\tB0:3C3F786D6C2076657273696F6E3D22312E302220656E636F64696E673D2255"
	"54462D38223F3E(0A|0D|0D0A)3C53435249425553555446384E4557",
	"f\t1900\tfmt/1092\tAlias Pix Image File\t\t\tico,pix\t",
	"s\t1471\tB4:0000{2}0018[!00]",
	"f\t1901\tfmt/1093\tAlias Scene Description Language\t\t\tsdl\t",
	"s\t1472\tB0:444546494E4954494F4E{1-512}76657273696F6E*4D4F44454C",
	"f\t1902\tfmt/1094\tThe Neuroimaging Informatics Technology Initiative File "
	"Format\t2\t\tnii\t",
	"s\t1474\tB4:6E6932000D0A1A0A",
	"s\t1475\tB4:6E2B32000D0A1A0A",
	"f\t1903\tfmt/1095\tPEA Archive Format\t\t\tpea\t",
	"s\t1476\tB0:EA{9}0000504F4400",
	"f\t1904\tfmt/1096\tFreeArc Archive Format\t\t\tarc\t",
	"s\t1477\tB0:41724301",
	"f\t1905\tfmt/1097\tZPAQ Archive Format\t\t\tzpaq\t",
	"s\t1478\tB0:376B5374{9}7A5051(01|02)",
	"s\t1479\tB0:7A5051(01|02)",
	"f\t1906\tfmt/1099\tTCR eBook\t\t\ttcr\t",
	"s\t1480\tB0:2121382D4269742121",
	"f\t1907\tfmt/1098\tXZ File Format\t\t\txz\t",
	"s\t1481\tB0:FD377A585A00\tE0:595A",
	"f\t1908\tfmt/1100\tyEnc Encoded File\t\t\tyenc\t",
	"s\t1482\tB0:3D79626567696E206C696E653D",
	"f\t1909\tfmt/1101\tHigh Efficiency Image File Format\t\timage/heif\theic\t",
	"s\t1483\tB4:66747970(68656963|68656978|68657663|68657678|6D696631|6D736631"
	")",
	"f\t1910\tfmt/1102\tUuencoded File\t\t\tuue\t",
	"s\t1484\tB0:626567696E20[30:37][30:37][30:37]20{1-256}0A\tE0-2:0A656E64",
	"f\t1911\tfmt/1103\tAutoCAD Hatch Pattern\t\t\tpat\t",
	"s\t1485\tB0:2A([30:39]|[41:5A]|[61:7A]){0-80}0D0A{0-10}[30:39]2C20{0-10}[3"
	"0:39]2C([30:39]|2D[30:39]|2E[30:39]){0-10}2C20{0-10}[30:39]2C([30:39]|2D"
	"[30:39]|2E[30:39]){0-128}0D0A",
	"f\t1912\tfmt/1104\tSeattle FilmWorks SFW Image Format\t\t\tsfw\t",
	"s\t1486\tB0:534657393441",
	"s\t1614\tB0:534657393841",
	"f\t1913\tfmt/1105\tHierarchical File System\t\t\timg\t",
	"s\t1487\tB1024:4244{12}0003{6}[!&01]00",
	"f\t1914\tfmt/1106\tPython Compiled File\t2.0\t\tpyc\t",
	"s\t1489\tB0:87C60D0A",
	"f\t1915\tfmt/1107\tPython Compiled File\t2.1\t\tpyc\t",
	"s\t1490\tB0:2AEB0D0A",
	"f\t1916\tfmt/1108\tPython Compiled File\t2.2\t\tpyc\t",
	"s\t1491\tB0:2DED0D0A",
	"f\t1917\tfmt/1109\tPython Compiled File\t2.3\t\tpyc\t",
	"s\t1492\tB0:3BF20D0A",
	"f\t1918\tfmt/1110\tPython Compiled File\t2.4\t\tpyc\t",
	"s\t1493\tB0:6DF20D0A",
	"f\t1919\tfmt/1111\tPython Compiled File\t2.5\t\tpyc\t",
	"s\t1494\tB0:B3F20D0A",
	"f\t1920\tfmt/1112\tPython Compiled File\t2.6\t\tpyc\t",
	"s\t1495\tB0:D1F20D0A",
	"f\t1921\tfmt/1113\tPython Compiled File\t3.0\t\tpyc\t",
	"s\t1496\tB0:3B0C0D0A",
	"f\t1922\tfmt/1114\tPython Compiled File\t3.1\t\tpyc\t",
	"s\t1497\tB0:4F0C0D0A",
	"f\t1923\tfmt/1115\tPython Compiled File\t3.2\t\tpyc\t",
	"s\t1498\tB0:6C0C0D0A",
	"f\t1924\tfmt/1116\tPython Compiled File\t3.3\t\tpyc\t",
	"s\t1499\tB0:9E0C0D0A",
	"f\t1925\tfmt/1117\tPython Compiled File\t3.5\t\tpyc\t",
	"s\t1500\tB0:160D0D0A",
	"f\t1926\tfmt/1118\tPython Compiled File\t3.6\t\tpyc\t",
	"s\t1501\tB0:330D0D0A",
	"f\t1929\tfmt/1119\tJupyter Python Notebook\t\t\tipynb\t",
	"f\t1930\tfmt/1120\tDIFFRACplus Raw Data File Format\t1\t\traw\t",
	"s\t1502\tB0:524157312E303000{8}[30:31][30:39]2F[30:33][30:39]2F[30:39][30:"
	"39]",
	"f\t1931\tfmt/1121\tDIFFRACplus Raw Data File Format\t2\t\traw\t",
	"s\t1503\tB0:524157312E303100{8}[30:31][30:39]2F[30:33][30:39]2F[30:39][30:"
	"39]",
	"f\t1932\tfmt/1122\tVAMAS Surface Chemical Analysis Standard Data Transfer F"
	"ormat\t\t\tvms\t",
	"s\t1504\tB0-16:56414D41532053757266616365204368656D6963616C20416E616C79736"
	"973205374616E646172642044617461205472616E7366657220466F726D6174203139383"
	"8204D61792034",
	"f\t1933\tfmt/1123\tOrigin Project Format\tNon-Unicode\t\togg,ogm,ogw,opj\t",
	"s\t1505\tB0:4350594120[31:39]2E{7-13}230A",
	"f\t1934\tfmt/1124\tOrigin Project Format\tUnicode\t\toggu,ogmu,ogwu,opju\t",
	"s\t1506\tB0:435059554120[31:39]2E{7-13}0A",
	"f\t1935\tfmt/1125\tJASCO JWS Format\tOLE2\t\tjws\t",
	"f\t1936\tfmt/1126\tSony SR2 RAW Image File\t\t\tsr2\t1099",
	"s\t1507\tB0:49492A00{0-512}534F4E59{0-2048}00B001000400000001",
	"f\t1937\tfmt/1127\tSony ARW RAW Image File\t2.x\t\tarw\t1099",
	"s\t1509\tB0:49492A00{0-512}534F4E59{0-6144}00B001000400000003",
	"f\t1938\tfmt/1128\tProgressive Graphics File\t\t\tpgf\t",
	"s\t1510\tB0:504746(02|05|06|07)",
	"f\t1939\tfmt/1129\tPDF 2.0 - Portable Document Format\t2.0\tapplication/pdf\tp"
	"df\t",
	"s\t1511\tB0-4096:255044462D322E30\tE0-1024:2525454F46",
	"f\t1940\tfmt/1130\tC3D File Format\t\t\tc3d\t",
	"s\t1512\tB0:0250{22}00000000000000000000{481}(54|55|56){2}(414E414C4F47|50"
	"4F494E54)",
	"f\t1941\tfmt/1131\tGatan Digital Micrograph File Format (DM3)\t3\t\tdm3\t",
	"s\t1513\tB0:00000003{4}000000(00|01){6}(14|15){2-258}25252525\tE0:000000000"
	"0000000",
	"f\t1942\tfmt/1132\tNetscape Bookmark File Format\t\t\thtm,html\t",
	"s\t1514\tB0:3C21444F4354595045204E455453434150452D426F6F6B6D61726B2D66696C"
	"652D313E",
	"f\t1943\tfmt/1133\tFarbfeld Image Format\t\t\tff\t",
	"s\t1515\tB0:6661726266656C64",
	"f\t1944\tfmt/1134\tGPS Exchange Format\t1.1\t\tgpx\t638",
	"s\t1516\tB0:3C3F786D6C2076657273696F6E3D(22|27){8-512}687474703A2F2F777777"
	"2E746F706F6772616669782E636F6D2F4750582F312F3122",
	"f\t1945\tfmt/1135\tSQLite Database File Format\t2\t\tdb,sqlite\t",
	"s\t1517\tB0:2A2A20546869732066696C6520636F6E7461696E7320616E2053514C697465"
	"20322E{1}206461746162617365202A2A",
	"f\t1946\tfmt/1136\tMiniCAD\t6\tapplication/vnd.vectorworks\tmcd\t",
	"s\t1518\tB0:0000081C00000000",
	"f\t1947\tfmt/1137\tMiniCAD\t7\tapplication/vnd.vectorworks\tmcd\t",
	"s\t1519\tB0:0000082200000000",
	"f\t1948\tfmt/1138\tMiniCAD/VectorWorks\t8\tapplication/vnd.vectorworks\tmcd,vw"
	"x\t",
	"s\t1520\tB0:0000094E00000000",
	"f\t1949\tfmt/1139\tVectorWorks\t9\tapplication/vnd.vectorworks\tvwx\t",
	"s\t1521\tB14:566563746F72576F726B732039",
	"f\t1950\tfmt/1140\tVectorWorks\t10\tapplication/vnd.vectorworks\tvwx\t",
	"s\t1522\tB14:566563746F72576F726B73203130",
	"f\t1951\tfmt/1141\tVectorWorks\t11\tapplication/vnd.vectorworks\tvwx\t",
	"s\t1523\tB14:566563746F72576F726B73203131",
	"f\t1952\tfmt/1142\tVectorWorks Plugin or Script\t\tapplication/vnd.vectorwork"
	"s\tvsm,vso,vst\t",
	"s\t1524\tB0:4D435653",
	"f\t1953\tfmt/1143\tZISRAW (CZI) File Format\t\t\tczi\t",
	"s\t1525\tB0:5A495352415746494C45",
	"f\t1954\tfmt/1144\tCompuServe WinCIM Message Format\t\t\tmsg,plx\t",
	"s\t1526\tB0:5649533030301A",
	"f\t1955\tfmt/1145\tMaxwell Render Material File\t\t\tmxm\t",
	"s\t1527\tB0:4D584D{4-64}000000",
	"f\t1956\tfmt/1146\tMaxwell Render Image Format\t\t\tmxi\t",
	"s\t1528\tB2:4D58492E204D617877656C6C20496D61676520666F726D61742E",
	"f\t1957\tfmt/1148\tSIDOUN WinAVA Format\t\t\tswa\t",
	"s\t1530\tB0:57696E4156412020",
	"f\t1958\tfmt/1147\tMaxwell Render Scene File Format\t\t\tmxs\t",
	"s\t1529\tB0:F9B22AD1{4-32}6D787374",
	"f\t1959\tfmt/1149\tMarkdown\t\ttext/markdown\tmarkdown,md\t",
	"f\t1960\tfmt/1150\t4X Movie File\t\t\t4xa,4xm\t2741",
	"s\t1531\tB0:52494646{4}34584D564C495354{4}48454144",
	"f\t1961\tfmt/1151\tLightwright Show File\t1\t\tlw,lw1\t",
	"s\t1532\tB0:4C572056455253494F4E2031",
	"f\t1962\tfmt/1152\tLightwright Show File\t2\t\tlw2\t",
	"s\t1533\tB0:4C57464F524D4154205632",
	"f\t1963\tfmt/1153\tLightwright Show File\t3\t\tlw3\t",
	"s\t1535\tB0:4C57464F524D4154205633",
	"f\t1964\tfmt/1154\tLightwright Show File\t4\t\tlw4\t",
	"s\t1536\tB0:4C57464F524D4154205634",
	"f\t1965\tfmt/1155\tLightwright Show File\t5\t\tlw5\t",
	"s\t1537\tB0:4A4D434B\tE0-2048:434C454152205445585420424C4F434B0D0A4C57464F5"
	"24D4154205635",
	"f\t1966\tfmt/1156\tLightwright Show File\t6\t\tlw6\t",
	"s\t1538\tB0:4A4D434B\tE0-2048:434C454152205445585420424C4F434B0D0A4C57464F5"
	"24D4154205636",
	"f\t1967\tfmt/1157\tFolio Infobase File\t2\t\tnfo\t638",
	"s\t1539\tB1292-3915:466F6C696F\tB1292-3915:76323030",
	"f\t1968\tfmt/1158\tFolio Infobase File\t3\t\tnfo\t",
	"s\t1540\tB212:EFCDAB8900000300",
	"f\t1969\tfmt/1159\tFolio Infobase File\t4\t\tnfo\t",
	"s\t1541\tB224:0400{2}00000000FCAE56896274BFAE",
	"f\t1970\tfmt/1160\tFolio Shadow File\t3\t\tsdw\t",
	"s\t1542\tB212:EFCDAB8901000300",
	"f\t1971\tfmt/1161\tFolio Shadow File\t4\t\tsdw\t",
	"s\t1543\tB224:0400{2}01000000FCAE56896274BFAE",
	"f\t1972\tfmt/1162\tFolio Flat File\t\t\tfff\t",
	"s\t1544\tB0-256:3C434D3E\tB0-256:466F6C696F2C464646",
	"f\t1973\tfmt/1163\tFolio Definition File\t\t\tdef\t",
	"s\t1545\tB0-256:3C434D3E\tB0-256:466F6C696F2C444546",
	"f\t1974\tfmt/1164\tPraat Picture File\t\t\tprapic\t",
	"s\t1546\tB0:50726161745069637475726546696C65",
	"f\t1975\tfmt/1165\tPraat Script File\t\t\tpraat\t",
	"f\t1976\tfmt/1166\tNiton Data Transfer\t\t\tndt\t",
	"s\t1547\tB0:BAFED54601001122",
	"f\t1977\tfmt/1167\tSoftimage 3D Picture File Format\t\t\tpic\t",
	"s\t1548\tB0:5380F634{84}50494354",
	"f\t1978\tfmt/1168\tMaya Icons or Swatches file\t\t\ticons,swatches\t",
	"s\t1549\tB0:4D61796149636F6E73{4}5377617463686573",
	"f\t1979\tfmt/1169\tMaya IFF Image File\t\t\tico,iff\t",
	"s\t1550\tB0:464F5234{4}43494D47",
	"f\t1980\tfmt/1170\tAlias Studio Wire File\t8.5\t\t\t",
	"s\t1551\tB12:416C6961732053747564696F{13}382E35",
	"f\t1981\tfmt/1171\tAlias PowerAnimator File\t9.0\t\t\t",
	"s\t1552\tB12:416C69617320506F776572416E696D61746F72{6}392E30",
	"f\t1982\tfmt/1172\tWeb Open Font Format\t2.0\tfont/woff2\twoff2\t",
	"s\t1553\tB0:774F4632",
	"f\t1983\tfmt/1173\tFrameMD5\t\t\tframemd5,md5\t",
	"s\t1554\tB0:23666F726D61743A206672616D6520636865636B73756D73{13-16}2368617"
	"3683A204D4435",
	"f\t1984\tfmt/1174\tHewlett Packard Graphics Language\t2\tapplication/vnd.hp-H"
	"PGL\t000\t",
	"s\t1555\tB0:1B2530424250494E\tE0:50473B",
	"f\t1985\tfmt/1175\tAlias Studio Wire File\t9.0\t\t\t",
	"s\t1556\tB12:416C6961732053747564696F{13}392E30",
	"f\t1986\tfmt/1176\tNullsoft Streaming Video\t\t\tnsv\t687",
	"s\t1557\tB0:4E535666{24-16384}4E535673",
	"s\t1558\tB0:4E535673",
	"f\t1987\tfmt/1177\tMicroStation Material Library\t\t\tmat\t",
	"s\t1559\tB0:4D565F41532D2D30",
	"f\t1988\tfmt/1178\tSynthetic Music Mobile Application Format\t\tapplication/v"
	"nd.yamaha.smaf-audio\tmmf\t",
	"s\t1560\tB0:4D4D4D44{4}434E5449",
	"f\t1989\tfmt/1179\tAway3D Data Format\t2.x\t\tawd\t",
	"s\t1561\tB0:41574402",
	"f\t1990\tfmt/1180\tCinema 4D\t6+\t\tc4d\t",
	"s\t1562\tB1:43344443344436",
	"f\t1991\tfmt/1181\tBodypaint 3D\t\t\tb3d\t",
	"s\t1563\tB0:41433444426F6479",
	"f\t1992\tfmt/1182\tBlitz3D File Format\t\t\tb3d\t",
	"s\t1564\tB0:42423344{8}(42525553|4E4F4445|54455853)",
	"f\t1993\tfmt/1183\tMicroStation Material Palette\t\t\tpal\t",
	"s\t1565\tB0:4D535F504C2D2D30",
	"f\t1994\tfmt/1184\tInDesign Markup Language Package\t\tapplication/vnd.adobe."
	"indesign-idml-package\tidml\t",
	"f\t1995\tfmt/1185\tApple Icon Image Format\t\t\ticns\t",
	"s\t1566\tB0:69636E73{4}(49434E23|49434F4E|544F4320|68386D6B|69633037|69633"
	"038|69633039|69633130|69633131|69633132|69633133|69636823|69636834|69636"
	"838|69636C34|69636C38|69636D23|69636D34|69636D38|69636E56|69637034|69637"
	"035|69637036|69637323|69637334|69637338|69683332|696C3332|69733332|69743"
	"332|6C386D6B|73386D6B|74386D6B)",
	"f\t1996\tfmt/1186\tDr. Halo Image Palette\t\t\tpal\t",
	"s\t1567\tB0:4148{4}0A00",
	"f\t1997\tfmt/1187\tApple iWork Template\t13\t\ttemplate\t",
	"f\t1998\tfmt/1188\tOgre Mesh 1.x\t\t\tmesh\t",
	"s\t1568\tB0:00105B4D65736853657269616C697A65725F7631",
	"f\t1999\tfmt/1189\tOgre Mesh XML\t\t\txml\t",
	"s\t1569\tB0:3C6D6573683E{0-64}3C7375626D65736865733E{0-8}3C7375626D657368\t"
	"E0-3:3C2F6D6573683E",
	"f\t2000\tfmt/1190\tAdobe SWC Package\t\t\tswc\t",
	"f\t2001\tfmt/1191\tAdobe InDesign Book\t\t\tindb\t",
	"s\t1571\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D424F4F4B424F4F4B",
	"f\t2002\tfmt/1192\tAdobe InDesign Library\t4\t\tindl\t",
	"s\t1570\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D4C49425241525934",
	"f\t2003\tfmt/1193\tZModeler Z3D\t1\t\tz3d\t",
	"s\t1572\tB0:5A33444D",
	"f\t2004\tfmt/1194\tZModeler Z3D\t2\t\tz3d\t",
	"s\t1573\tB0:5A4D325302",
	"f\t2005\tfmt/1195\tZModeler Z3D\t3\t\tz3d\t",
	"s\t1574\tB0:5A4D335303",
	"f\t2006\tfmt/1196\tSIARD (Software-Independent Archiving of Relational Data"
	"bases)\t2.1\t\tsiard\t",
	"f\t2007\tfmt/1197\tMyISAM Indexes File\t\t\tmyi\t",
	"s\t1575\tB0:FEFE0701{19}00",
	"f\t2008\tfmt/1198\tRData\tBinary\t\trdata\t",
	"s\t1576\tB0:524458320A580A",
	"f\t2009\tfmt/1199\tRData\tASCII\t\trdata\t",
	"s\t1577\tB0:524441320A410A",
	"f\t2010\tfmt/1200\tPowerDraw\t6\t\t\t",
	"s\t1578\tB0:5064253402",
	"f\t2011\tfmt/1201\tPowerCADD\t\t\t\t",
	"s\t1579\tB0:3F3F3F3F02570257",
	"f\t2012\tfmt/1202\tGuymager Acquisition Info File\t\t\tinfo\t",
	"s\t1580\tB1-3:4755594D41474552204143515549534954494F4E20494E464F2046494C45",
	"f\t2013\tfmt/1203\tQuickDraw 3D Metafile (Binary)\t0\t\t3dmf\t",
	"s\t1581\tB0:33444D46000000100000",
	"f\t2014\tfmt/1204\tStrata StudioPro Vis Format\t\t\t\t",
	"s\t1582\tB0:56697333{7-64}(54415454524942555445|5447524F5550|544D4F44454C|"
	"54504F4C59474F4E)",
	"f\t2015\tfmt/1205\tLightWave 3D Object\t\t\tlw\t221",
	"s\t1583\tB0:464F524D{4}4C574F42",
	"f\t2016\tfmt/1206\tImpulse 3D Data Description Object\t\t\tiob\t221",
	"s\t1584\tB0:464F524D{4}54444444",
	"f\t2017\tfmt/1207\tSony SFK File\t\t\tsfk\t",
	"s\t1585\tB0:5346504B",
	"f\t2018\tfmt/1208\tVirtools File Format\t\t\tcmo,nmo,nms,vmo\t",
	"s\t1586\tB0:4E656D6F20466900",
	"f\t2019\tfmt/1209\tCOLLADA Digital Asset Exchange (DAE)\t\tmodel/vnd.collada+"
	"xml\tdae\t638",
	"s\t1587\tB0:3C3F786D6C2076657273696F6E3D22312E3022{8-64}3C434F4C4C414441",
	"f\t2020\tfmt/1210\tWavefront OBJ File\t\t\tobj\t",
	"s\t1588\tB0-1024:7620{0-8}[30:39]2E[30:39]{0-32}20{0-8}[30:39]2E[30:39]{0-"
	"32}20{0-8}[30:39]2E[30:39]{0-64}0A*6620{0-1}[31:39]{0-20}20{0-1}[31:39]{"
	"0-20}20{0-1}[31:39]{0-40}0A",
	"f\t2021\tfmt/1211\tWavefront Material Template Library\t\t\tmtl\t",
	"s\t1589\tB0-1024:6E65776D746C{0-80}(4B61|4B64|4B73)20",
	"f\t2022\tfmt/1212\tHP System Software Manager CVA File\t\t\tcva\t",
	"s\t1590\tB0-3:5B4356412046696C6520496E666F726D6174696F6E5D",
	"f\t2023\tfmt/1213\tZoner Callisto Metafile\t2\t\tzmf\t",
	"f\t2024\tfmt/1214\tCakewalk WRK Project\t\t\twrk\t",
	"s\t1591\tB0:43414B4557414C4B1A",
	"f\t2025\tfmt/1215\tReduced Resolution Dataset\t\t\taoi,aux,cff,fft,gcc,img,ovr"
	",rrd,sig,sml\t",
	"s\t1592\tB0:454846415F4845414445525F54414700",
	"f\t2026\tfmt/1216\tLotus Freelance Show\t\tapplication/vnd.lotus-freelance\tpr"
	"z\t",
	"s\t1593\tB0:00010F00465245454C414E434504000A",
	"f\t2027\tfmt/1217\tLeonardo Image Format\t\t\tleo\t",
	"s\t1594\tB0:4C656F207A6F6E6520666F726D617420",
	"f\t2028\tfmt/1218\tSubRip Subtitle File\t\t\tsrt\t",
	"s\t2149\tB0-64:[30:39][30:39]3A[30:39][30:39]3A[30:39][30:39]2C[30:39][30:"
	"39][30:39]202D2D3E20[30:39][30:39]3A[30:39][30:39]3A[30:39][30:39]2C[30:"
	"39][30:39][30:39]",
	"f\t2029\tfmt/1219\tGnumeric\t\tapplication/x-gnumeric\tgnumeric\t638",
	"s\t1596\tB0:3C3F786D6C2076657273696F6E3D22312E30{2-32}3C676E6D3A576F726B62"
	"6F6F6B20786D6C6E733A676E6D3D22687474703A2F2F7777772E676E756D657269632E6F"
	"7267",
	"s\t1597\tB0:3C3F786D6C2076657273696F6E3D22312E30{2-32}3C676D723A576F726B62"
	"6F6F6B20786D6C6E733A676D723D22687474703A2F2F7777772E676E6F6D652E6F72672F"
	"676E756D657269632F",
	"f\t2030\tfmt/1220\tWordPerfect for Macintosh Document\t2.x\tapplication/vnd.w"
	"ordperfect\t\t",
	"s\t1598\tB0:FF575043{4}012C02",
	"f\t2031\tfmt/1221\tWordPerfect for Macintosh Document\t3.x\tapplication/vnd.w"
	"ordperfect\t\t",
	"s\t1599\tB0:FF575043{4}012C03",
	"f\t2032\tfmt/1222\tWordPerfect for Macintosh Document\t3.5-4.x\tapplication/v"
	"nd.wordperfect\t\t",
	"s\t1600\tB0:FF575043{4}012C04",
	"f\t2033\tfmt/1223\tPaperPort MAX\t2\t\tmax\t",
	"s\t1601\tB0:56694742651A",
	"f\t2034\tfmt/1224\tPaperPort MAX\t3-4\t\tmax\t",
	"s\t1602\tB0:566947436A1A",
	"f\t2035\tfmt/1225\tPaperPort MAX\t5-7\t\tmax\t",
	"s\t1603\tB0:566947456D1A",
	"f\t2036\tfmt/1226\tSparky\t2\t\tucsf\t",
	"s\t1604\tB0:55435346204E4D5200{4}02",
	"f\t2037\tfmt/1227\tNMRView\t\t\tnv\t",
	"s\t1605\tB0:3418ABCD",
	"s\t1606\tB0:CDAB1834",
	"f\t2040\tfmt/1228\tNMRPipe\t\t\tdat,ft2,ft3,pipe\t",
	"s\t1607\tB0:00000000898888CD7B141640",
	"s\t1608\tB0:000000004F6EEEEF4016147B",
	"f\t2041\tfmt/1229\tSibelius Sound Set Definition\t\t\tset\t",
	"f\t2042\tfmt/1230\tSK-XML\t1.0\t\tddoc\t638",
	"s\t1609\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)20656E636F64"
	"696E673D(22|27)5554462D38(22|27)3F3E{0-2}3C5369676E6564446F6320666F726D6"
	"1743D(22|27)534B2D584D4C(22|27)2076657273696F6E3D(22|27)312E30(22|27)3E",
	"f\t2044\tfmt/1231\tDIGIDOC-XML\t1.1\t\tddoc\t638",
	"s\t1610\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)20656E636F64"
	"696E673D(22|27)5554462D38(22|27)3F3E{0-2}3C5369676E6564446F6320666F726D6"
	"1743D(22|27)44494749444F432D584D4C(22|27)2076657273696F6E3D(22|27)312E31"
	"(22|27)3E",
	"f\t2045\tfmt/1232\tDIGIDOC-XML\t1.2\t\tddoc\t638",
	"s\t1611\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)20656E636F64"
	"696E673D(22|27)5554462D38(22|27)3F3E{0-2}3C5369676E6564446F6320666F726D6"
	"1743D(22|27)44494749444F432D584D4C(22|27)2076657273696F6E3D(22|27)312E32"
	"(22|27)3E",
	"f\t2046\tfmt/1233\tDIGIDOC-XML\t1.3\t\tddoc\t638",
	"s\t1612\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)20656E636F64"
	"696E673D(22|27)5554462D38(22|27)3F3E{0-2}3C5369676E6564446F6320666F726D6"
	"1743D(22|27)44494749444F432D584D4C(22|27)2076657273696F6E3D(22|27)312E33"
	"(22|27)20786D6C6E733D(22|27)687474703A2F2F7777772E736B2E65652F4469676944"
	"6F632F76312E332E3023(22|27)3E",
	"f\t2052\tfmt/1234\tSmacker Video\t\tvideo/vnd.radgamettools.smacker\tsmk\t",
	"s\t1613\tB0:534D4B32{96}00000000",
	"f\t2053\tfmt/1235\tEclipseCrossword Puzzle File\t\t\tecw\t",
	"s\t1615\tB0:3B2045636C6970736543726F7373776F7264{0-12}63726F7373776F726420"
	"70757A7A6C650D0A3B\tE0:0D0A0D0A",
	"f\t2054\tfmt/1236\tEclipseCrossword Word List File\t\t\tewl\t",
	"s\t1616\tB0:3B2045636C6970736543726F7373776F726420776F7264206C6973740D0A3B",
	"f\t2055\tfmt/1237\tFileMaker Pro Database\t12\t\tfmp12\t",
	"s\t1617\tB0-14:C04842414D37{0-512}4842414D323132354A414E3131C102480850726F"
	"2031322E30C0C0",
	"f\t2056\tfmt/1238\tBand Interleaved By Line (BIL) Image Encoding\t\t\tbil\t",
	"f\t2057\tfmt/1239\tBand Interleaved By Pixel (BIP) Image Encoding\t\t\tbip\t",
	"f\t2058\tfmt/1240\tBand Sequential (BSQ) Image Encoding\t\t\tbsq\t",
	"f\t2059\tfmt/1241\tFO File\t\t application/vnd.software602.filler.form+xml\tfo"
	"\t638",
	"s\t1618\tB0-4000:666F3A726F6F74",
	"f\t2060\tfmt/1242\tZFO (Form) File\t\tapplication/vnd.software602.filler.form"
	"-xml-zip\tzfo\t",
	"f\t2061\tfmt/1243\tZFO (Message) File\t\tapplication/vnd.software602.filler.f"
	"orm-xml-zip\tzfo\t1469",
	"s\t1620\tB0-20500:687474703A2F2F697364732E637A656368706F696E742E637A2F7632"
	"302F6D657373616765",
	"f\t2062\tfmt/1244\tZFO (Sent Message) File\t\tapplication/vnd.software602.fil"
	"ler.form-xml-zip\tzfo\t1469",
	"s\t1621\tB0-20500:687474703A2F2F697364732E637A656368706F696E742E637A2F7632"
	"302F53656E744D657373616765",
	"f\t2063\tfmt/1245\tZFO (Proof of Delivery) File\t\tapplication/vnd.software60"
	"2.filler.form-xml-zip\tzfo\t1469",
	"s\t1622\tB0-20500:687474703A2F2F697364732E637A656368706F696E742E637A2F7632"
	"302F64656C6976657279",
	"f\t2064\tfmt/1246\tSOSI\t\ttext/vnd.sosi\tsos\t",
	"s\t1619\tB0-10:484F4445{0-300}534F5349",
	"f\t2065\tfmt/1247\tSOSI\t4.0\ttext/vnd.sosi\tsos\t2064",
	"s\t1623\tB0-10:484F4445{0-300}534F53492D564552534A4F4E{0-5}342E30",
	"f\t2066\tfmt/1248\tSOSI\t4.1\ttext/vnd.sosi\tsos\t2064",
	"s\t1624\tB0-10:484F4445{0-300}534F53492D564552534A4F4E{0-5}342E31",
	"f\t2067\tfmt/1249\tSOSI\t4.5\ttext/vnd.sosi\tsos\t2064",
	"s\t1625\tB0-10:484F4445{0-300}534F53492D564552534A4F4E{0-5}342E35",
	"f\t2068\tfmt/1250\tSOSI\t8.1\ttext/vnd.sosi\tsos\t2064",
	"s\t1626\tB0-10:484F4445{0-300}534F53492D564552534A4F4E{0-5}382E31",
	"f\t2069\tfmt/1251\tElectronically Certified Document (EDOC)\t\tapplication/vn"
	"d.etsi.asic-e+zip\tedoc\t2389",
	"f\t2070\tfmt/1252\tRaw Flux Image\t\t\trfi\t",
	"s\t1627\tB0:5246497B646174653A",
	"f\t2071\tfmt/1253\tESRI Code Page File\t\t\tcpg\t",
	"f\t2072\tfmt/1254\tCardfile\t\t\tcrd\t",
	"s\t1628\tB0-2:4D4743",
	"s\t1647\tB0-2:525247",
	"s\t1648\tB0-2:444B4F",
	"f\t2073\tfmt/1255\tWindows Address Book\t\t\twab\t",
	"s\t1629\tB0:9CCBCB8D1375D211915800C04F7956A4{0-400}813284C18505D011B29000A"
	"A003CF676",
	"f\t2074\tfmt/1256\tMapInfo Workspace File\t\t\twor\t",
	"s\t1630\tB0:21576F726B7370616365{0-6}2156657273696F6E{0-6}2143686172736574",
	"f\t2075\tfmt/1257\tAutoCAD Temporary File\t\t\tac$\t",
	"f\t2076\tfmt/1258\tMicrosoft Access Workgroup Information File\t\t\tmdw\t",
	"s\t1631\tB0-6:4A65742053797374656D204442",
	"f\t2077\tfmt/1259\tSketchUp Document\t1\t\tskb,skp\t866,867",
	"s\t1632\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B0031",
	"f\t2078\tfmt/1260\tSketchUp Document\t2\t\tskb,skp\t866,867",
	"s\t1633\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B0032",
	"f\t2079\tfmt/1261\tSketchUp Document\t3\t\tskb,skp\t866,867",
	"s\t1634\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B0033",
	"f\t2080\tfmt/1262\tSketchUp Document\t4\t\tskb,skp\t866,867",
	"s\t1635\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B0034",
	"f\t2081\tfmt/1263\tSketchUp Document\t5\t\tskb,skp\t866,867",
	"s\t1636\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B0035",
	"f\t2082\tfmt/1264\tSketchUp Document\t6\t\tskb,skp\t866,867",
	"s\t1637\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B0036",
	"f\t2083\tfmt/1265\tSketchUp Document\t7\t\tskb,skp\t866,867",
	"s\t1638\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B0037",
	"f\t2084\tfmt/1266\tSketchUp Document\t8\t\tskb,skp\t866,867",
	"s\t1639\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B0038",
	"f\t2085\tfmt/1267\tSketchUp Document\t13\t\tskb,skp\t866,867,2077",
	"s\t1640\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B00310033",
	"f\t2086\tfmt/1268\tSketchUp Document\t14\t\tskb,skp\t866,867,2077",
	"s\t1641\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B00310034",
	"f\t2087\tfmt/1269\tSketchUp Document\t15\t\tskb,skp\t866,867,2077",
	"s\t1642\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B00310035",
	"f\t2088\tfmt/1270\tSketchUp Document\t16\t\tskb,skp\t866,867,2077",
	"s\t1643\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B00310036",
	"f\t2089\tfmt/1271\tSketchUp Document\t17\t\tskb,skp\t866,867,2077",
	"s\t1644\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B00310037",
	"f\t2090\tfmt/1272\tSketchUp Document\t18\t\tskb,skp\t866,867,2077",
	"s\t1645\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B00310038",
	"f\t2091\tfmt/1273\tSketchUp Document\t19\t\tskb,skp\t866,867,2077",
	"s\t1646\tB0:FFFEFF0E53006B0065007400630068005500700020004D006F00640065006C"
	"00FFFEFF{1}7B00310039",
	"f\t2092\tfmt/1274\tSonic Scenarist Closed Caption Format\t\t\tscc\t",
	"s\t1649\tB0:5363656E61726973745F534343",
	"f\t2093\tfmt/1275\t3M Printscape\t2\t\tpsc\t",
	"s\t1650\tB0:4949{0-320}334D205072696E747363617065",
	"s\t1651\tB0:4D4D{0-320}334D205072696E747363617065",
	"f\t2094\tfmt/1276\tSureThing Project File\t\t\tstd\t",
	"s\t1652\tB0:4D5600FF",
	"f\t2095\tfmt/1277\tCindex Document\t2\t\tcdx,tpl\t",
	"s\t1653\tB0:18240000CB000000",
	"f\t2096\tfmt/1278\tCindex Document\t3\t\tucdx,utpl\t",
	"s\t1654\tB0:0100000000000000947000002C01",
	"f\t2097\tfmt/1279\tCindex Document\t4\t\tucdx,utpl\t",
	"s\t1655\tB0:0100000000000000947000003601",
	"f\t2098\tfmt/1280\tNCH Dictation Audio File\t\t\tdct\t687",
	"s\t1656\tB0-1024:003200000000(01|52494646)",
	"f\t2099\tfmt/1281\tWARC\t1.1\tapplication/warc\twarc\t639,640,641,642,643,644,6"
	"45,1029,1258",
	"s\t1661\tB0-4096:574152432F312E310D0A{0-512}(436F6E74656E742D4C656E677468|"
	"574152432D44617465|574152432D5265636F72642D4944|574152432D54797065)",
	"f\t2100\tfmt/1282\tPFS:First Choice Document\t1-2\t\tdoc\t",
	"s\t1662\tB9-18:47455242494C444F4320",
	"f\t2101\tfmt/1283\tPFS:First Choice Document\t3\t\tdoc\t",
	"s\t1663\tB9-18:47455242494C444F4333",
	"f\t2102\tfmt/1284\tPFS:First Choice Database\t\t\tfol\t",
	"s\t1664\tB9-18:47455242494C4442",
	"f\t2103\tfmt/1285\tPFS:First Choice Graph\t\t\tgra\t",
	"s\t1665\tB9-18:5241424249544752415048",
	"f\t2104\tfmt/1286\tEnvoy Document File\t1\t\tevy\t",
	"s\t1666\tB0:325E1010",
	"f\t2105\tfmt/1287\tEnvoy Document File\t7\t\tevy\t",
	"s\t1667\tB0:B297E169",
	"f\t2106\tfmt/1288\tIESNA LM-63 Photometric Data File\t\t\ties\t",
	"s\t1668\tB0-3:4945534E41(3931|3A4C4D2D36332D)",
	"f\t2107\tfmt/1289\tRFFlow Chart\t3\t\tflo\t",
	"s\t1669\tB0:52464C4F35",
	"f\t2108\tfmt/1290\tRFFlow Chart\t4\t\tflo\t",
	"s\t1670\tB0:52464C4F36",
	"f\t2109\tfmt/1291\tRFFlow Chart\t5\t\tflo\t",
	"s\t1671\tB0:52464C4F37",
	"f\t2110\tfmt/1292\tEIOffice Document\t\t\teio\t",
	"s\t1672\tB0:00000FFFFFFFFFFF010045005600450052004D004F0052004500200053004F"
	"00460054005700410052004500200049004E0043002E00",
	"f\t2111\tfmt/1293\t602Text Document\t\t\twpd,wpt\t",
	"f\t2112\tfmt/1294\t602Tab Spreadsheet\t\t\twls\t",
	"f\t2113\tfmt/1295\tCalendar Creator Event\t3-4\t\tce3\t",
	"f\t2114\tfmt/1296\tCalendar Creator File\t4\t\tcc3\t",
	"f\t2115\tfmt/1297\tCalendar Creator File\t5-6\t\tcc5\t",
	"f\t2116\tfmt/1298\tCalendar Creator File\t7-8\t\tbcc\t",
	"f\t2117\tfmt/1299\tBroderbund Print Shop Deluxe\t5-6\t\tpcb,pcc,pce,pcp,pda,pd"
	"b,pdc,pdg,pdl,pdp,pds,pho,ppi,pso\t",
	"s\t1675\tB0:79A600004949494938",
	"f\t2118\tfmt/1300\tBroderbund The Print Shop/PrintMaster/American Greetings"
	" Project\t10-23\t\tban,biz,bro,cal,car,cer,cft,env,fax,hcr,lbl,let,not,nws,"
	"pcr,php,sig,sti,tsh,web\t",
	"f\t2119\tfmt/1301\tThe Print Shop Project\t2-5\t\tpsproj\t",
	"s\t1676\tB12-24:5053443552444F43",
	"f\t2120\tfmt/1302\tPrintMaster Gold Project\t1\t\tban,cal,car,let,sig\t",
	"s\t1677\tB0:4D4C53444F43",
	"f\t2121\tfmt/1303\tMicrosoft Shell Scrap Object File\t\t\tshs\t",
	"f\t2122\tfmt/1304\tLocoScript Document\t1\t\t\t",
	"s\t1679\tB0:4A4F590101",
	"f\t2123\tfmt/1305\tLocoScript Document\t2\t\t\t",
	"s\t1680\tB0:4A4F590102",
	"f\t2124\tfmt/1306\tLocoScript Document\t3\t\t\t",
	"s\t1681\tB0:4A4F5901(03|04)",
	"f\t2125\tfmt/1307\tLocoScript Document\t4\t\t\t",
	"s\t1682\tB0:4A4F590106",
	"f\t2126\tfmt/1308\tLocoScript PC\t\t\t\t",
	"s\t1683\tB0:444F430101",
	"f\t2127\tfmt/1309\tLocoScript Professional\t\t\t\t",
	"s\t1684\tB0:444F4301(02|03)",
	"f\t2128\tfmt/1310\tLocoFile\t\t\t\t",
	"s\t1685\tB0:46494C01(01|02)",
	"f\t2129\tfmt/1311\tTweet JSON\t\tapplication/json\tjson\t1617",
	"s\t1687\tB0:7B*2269645F737472223A*22726574776565746564223A\tE0:7D0A",
	"s\t1688\tB0:7B*2269645F737472223A*22726574776565746564223A\tE0:7D",
	"s\t1689\tB0:7B*2269645F737472223A*22726574776565746564223A\tE0:7D0D0A",
	"s\t3404\tB0:7B*22726574776565746564223A*2269645F737472223A\tE0-2:7D",
	"f\t2130\tfmt/1312\tCorelCHART Document\t3-4\t\tcch\t1099",
	"s\t1690\tB0:49492A00{4}3344462E303030322030346465633931",
	"f\t2131\tfmt/1313\tCorelCHART Document\t5\t\tcch\t1099",
	"s\t1691\tB0:49492A00{4}436F72656C4348415254205635",
	"f\t2132\tfmt/1314\tGL Transmission Format (Text)\t1.x\tapplication/json\tgltf\t",
	"s\t1693\tB0-5:7B*22617373657422*3A*7B*2276657273696F6E22{0-20}3A{0-20}2231"
	"2E{1-10}22\tE0-5:7D",
	"f\t2133\tfmt/1315\tGL Transmission Format (Text)\t2.x\tapplication/json\tgltf\t",
	"s\t1694\tB0-5:7B*22617373657422*3A*7B*2276657273696F6E22{0-20}3A{0-20}2232"
	"2E{1-10}22\tE0-5:7D",
	"f\t2134\tfmt/1316\tGL Transmission Format (Binary)\t\tmodel/gltf-binary\tglb\t",
	"s\t1695\tB0:676C544602000000",
	"f\t2135\tfmt/1317\tQuarkXPress Document\t3.1\tapplication/vnd.Quark.QuarkXPre"
	"ss\tqwd,qxd,qxt\t255",
	"s\t1699\tB2-4:4D4D585052{2}(39|3A|3B|3D|3E)",
	"s\t1700\tB2-4:4949585052{1}3E",
	"f\t2136\tfmt/1318\tQuarkXPress Document\t3.3\tapplication/vnd.Quark.QuarkXPre"
	"ss\tqwd,qxd,qxt\t255",
	"s\t1701\tB2-4:4D4D585052{2}3F",
	"s\t1702\tB2-4:4949585052{1}3F",
	"f\t2137\tfmt/1319\tQuarkXPress Document\t4\tapplication/vnd.Quark.QuarkXPress"
	"\tqwd,qxd,qxt\t255",
	"s\t1703\tB2-4:4D4D585052{2}41",
	"s\t1704\tB2-4:4949585052{1}41",
	"f\t2138\tfmt/1320\tQuarkXPress Document\t5\tapplication/vnd.Quark.QuarkXPress"
	"\tqwd,qxd,qxt\t255",
	"s\t1705\tB2-4:4D4D585052{2}42",
	"s\t1706\tB2-4:4949585052{1}42",
	"f\t2139\tfmt/1321\tQuarkXPress Project\t7\tapplication/vnd.Quark.QuarkXPress\t"
	"qpt,qwd,qxp\t255",
	"s\t1707\tB2-4:4D4D585052{2}44",
	"s\t1708\tB2-4:4949585052{1}44",
	"f\t2140\tfmt/1322\tQuarkXPress Project\t8\tapplication/vnd.Quark.QuarkXPress\t"
	"qpt,qwd,qxp\t255",
	"s\t1709\tB2-4:4949585052{1}45",
	"s\t1710\tB2-4:4D4D585052{2}45",
	"f\t2141\tfmt/1323\tQuarkXPress Project\t9.1\tapplication/vnd.Quark.QuarkXPres"
	"s\tqpt,qwd,qxp\t255",
	"s\t1711\tB2-4:4949585052{1}47",
	"s\t1712\tB2-4:4D4D585052{2}47",
	"f\t2142\tfmt/1324\tQuarkXPress Project\t2015\tapplication/vnd.Quark.QuarkXPre"
	"ss\tqpt,qwd,qxp\t255",
	"s\t1713\tB2-4:4D4D585052{2}4B",
	"s\t1714\tB2-4:4949585052{1}4B",
	"f\t2143\tfmt/1325\tQuarkXPress Project\t2016\tapplication/vnd.Quark.QuarkXPre"
	"ss\tqpt,qwd,qxp\t255",
	"s\t1715\tB2-4:4949585052{1}4C",
	"s\t1716\tB2-4:4D4D585052{2}4C",
	"f\t2144\tfmt/1326\tQuarkXPress Project\t2017\tapplication/vnd.Quark.QuarkXPre"
	"ss\tqpt,qwd,qxp\t255",
	"s\t1717\tB2-4:4D4D585052{2}4D",
	"s\t1718\tB2-4:4949585052{1}4D",
	"f\t2145\tfmt/1327\tQuarkXPress Project\t2018\tapplication/vnd.Quark.QuarkXPre"
	"ss\tqpt,qwd,qxp\t255",
	"s\t1719\tB2-4:4D4D585052{2}4E",
	"s\t1720\tB2-4:4949585052{1}4E",
	"f\t2146\tfmt/1328\tQuarkXPress Project\t2019\tapplication/vnd.Quark.QuarkXPre"
	"ss\tqpt,qwd,qxp\t255",
	"s\t1721\tB2-4:4D4D585052{2}4F",
	"s\t1722\tB2-4:4949585052{1}4F",
	"f\t2147\tfmt/1329\tAvery Label Pro Document\t3\t\tlpd\t",
	"s\t1723\tB0:CCAA0302",
	"f\t2148\tfmt/1330\tAvery DesignPro Document\t4\t\tzdp\t",
	"f\t2149\tfmt/1331\tAvery DesignPro Document\t5\t\tzdl\t",
	"f\t2150\tfmt/1332\tHP Photo Album\t\t\talbm\t",
	"f\t2151\tfmt/1333\tSony PictureGear Studio PhotoAlbum\t\t\tamd,amu\t",
	"s\t1724\tB0:1000000001000001{0-288}424DB6BB",
	"f\t2152\tfmt/1334\tSony PictureGear Studio PrintStudio\t\t\tlmd,lmu\t",
	"s\t1725\tB0:4C4D554400000100",
	"f\t2153\tfmt/1335\tSony PictureGear Studio Binder\t\t\tbxt,bxu\t",
	"s\t1726\tB0:380000005447424E",
	"f\t2154\tfmt/1336\tLEADTools Lead 1Bit Compressed Image\t\t\tcmp\t",
	"s\t1727\tB0:4C5452490100",
	"f\t2155\tfmt/1337\tLEADToolsCompressed Image\t\t\tcmp\t",
	"s\t1728\tB0:4C(45|65)(41|61)(44|64)00",
	"f\t2156\tfmt/1338\tRootsMagic Database\t4-7\t\trmgc\t1528",
	"s\t1729\tB0:53514C69746520666F726D6174203300{0-256}46616D696C795461626C65",
	"f\t2157\tfmt/1339\tPaperPort MAX\t8-12\t\tmax\t",
	"s\t1730\tB0:566947466B1A",
	"f\t2158\tfmt/1340\tBDOC\t1\tapplication/vnd.bdoc-1.0\tbdoc\t",
	"f\t2159\tfmt/1341\tAssociated Signature Container Simple (ASiC-S)\t\tapplicat"
	"ion/vnd.etsi.asic-s+zip\tasics,scs\t",
	"f\t2160\tfmt/1342\tBDOC\t2.x\tapplication/vnd.etsi.asic-e+zip\tasice,bdoc\t2389",
	"f\t2161\tfmt/1343\tPTGui Project File\t10\t\tpts\t",
	"s\t1734\tB0:232070744775692070726F6A6563742066696C65",
	"f\t2162\tfmt/1344\tPTGui Project File\t11\t\tpts\t",
	"s\t1735\tB0-128:636F6D2E70746775692E70726F6A6563745F70726F",
	"f\t2163\tfmt/1345\tLegacy Family Tree Database\t3-9\t\tfdb\t352",
	"s\t1736\tB0:000100005374616E64617264204A65742044420001000000\tA:41006300630"
	"0650073007300560065007200730069006F006E{0-2048}300038002E00[30:39]00[30:"
	"39]\tA:4C656761637931",
	"f\t2164\tfmt/1346\tAutodesk Revit File\t4\t\trfa,rft,rte,rvt\t",
	"f\t2165\tfmt/1347\tAutodesk Revit Project File\t2008\t\trft,rte,rvt\t2164",
	"f\t2166\tfmt/1348\tAutodesk Revit Family File\t2008\t\trfa,rft\t2164,2165",
	"f\t2167\tfmt/1349\tAutodesk Revit Family File\t2010\t\trfa,rft\t2164,2165,2166",
	"f\t2168\tfmt/1350\tAutodesk Revit Project File\t2019\t\trte,rvt\t2164",
	"f\t2169\tfmt/1351\tAutodesk Revit Family File\t2019\t\trfa,rft\t2164,2168",
	"f\t2170\tfmt/1352\tFamilyTree Maker Database\t1-4\t\tfbk,ftw\t",
	"f\t2171\tfmt/1353\tFamilyTree Maker Database\t5-16\t\tfbk,ftw\t",
	"f\t2172\tfmt/1354\tQuickBooks Backup File\t\t\tqbb\t",
	"s\t1737\tB0:458600000600",
	"f\t2173\tfmt/1355\tWARC\t1.0\tapplication/warc\twarc\t639,640,641,642,643,644,6"
	"45,1029,1258",
	"s\t1738\tB0-4096:574152432F312E300D0A{0-512}(436F6E74656E742D4C656E677468|"
	"574152432D44617465|574152432D5265636F72642D4944|574152432D54797065)",
	"f\t2174\tfmt/1356\tVirtual Format (Raster)\t\t\tvrt\t",
	"s\t1739\tB0-300:3C5652544461746173657420726173746572",
	"f\t2175\tfmt/1357\tVirtual Format (Vector)\t\t\tvrt\t",
	"s\t1740\tB0-300:3C4F475256525444617461536F75726365",
	"f\t2176\tfmt/1358\tMicroStation Base File\t\t\tbse\t2374",
	"s\t1741\tB824-3616:4850545F44445F494744533A464F4E544C4942{32600-33200}4447"
	"4E2D5469746C6573",
	"f\t2177\tfmt/1359\tSoftdisk Text Compressor\t\t\tctx\t",
	"s\t1742\tB0:034354303031",
	"f\t2178\tfmt/1360\tPicture Publisher Bitmap\t6-10\t\tppf\t",
	"f\t2179\tfmt/1361\tAmiga Disk File\t\t\tadf\t",
	"s\t1745\tB0:444F53(00|01|02|03|04|05|06|07)",
	"f\t2180\tfmt/1362\tMicrosoft MapPoint Document\t\t\tptm\t",
	"f\t2181\tfmt/1363\tDeluxePaint Animation File\t\t\tanm\t",
	"s\t1746\tB0:4C5046200001",
	"f\t2182\tfmt/1364\tV-Ray Material\tXML\t\tvismat\t",
	"s\t1747\tB0:3C7669736D61743E{0-128}72656E64657265723D2276726179223E",
	"f\t2183\tfmt/1365\tDebug File\t\t\tdbg\t",
	"f\t2184\tfmt/1366\tESRI Published Map Format\t\t\tpmf\t",
	"f\t2185\tfmt/1367\tGeoJSON\t\tapplication/geo+json\tgeojson\t",
	"f\t2186\tfmt/1368\tNero CoverDesigner File\t\t\tncd\t",
	"s\t1748\tB0:434F56455220454449544F52",
	"f\t2187\tfmt/1369\tError File\t\t\terr\t",
	"f\t2188\tfmt/1370\tAdvanced Disk Catalog\t\t\tadc\t",
	"s\t1749\tB0:0B0000004144432E436174616C6F67",
	"f\t2189\tfmt/1371\tOmniPage Pro Document\t10\t\topd\t2190",
	"f\t2190\tfmt/1372\tOmniPage Document\t12\t\topd\t",
	"f\t2191\tfmt/1373\tOmniPage Document\t18\t\topd\t",
	"f\t2192\tfmt/1374\txdomea\t1.0\t\txml\t638",
	"s\t1752\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-320}786D6"
	"C6E733A78646F3D(22|27)687474703A2F2F7777772E78646F6D65612E6465(22|27)",
	"f\t2193\tfmt/1376\txdomea\t2.0.1\t\txml\t638",
	"s\t1754\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-320}786D6C6"
	"E733A78646F6D65613D(22|27)687474703A2F2F7777772E78646F6D65612E64652F322E"
	"302E31(22|27)",
	"f\t2194\tfmt/1375\txdomea\t2.0.0\t\txml\t638",
	"s\t1753\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-320}786D6C6"
	"E733A78646F6D65613D(22|27)687474703A2F2F7777772E78646F6D65612E64652F322E"
	"302E30(22|27)",
	"f\t2195\tfmt/1377\txdomea\t2.1.0\t\txml\t638",
	"s\t1755\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-320}786D6C6"
	"E733A78646F6D65613D(22|27)687474703A2F2F7777772E78646F6D65612E64652F322E"
	"312E30(22|27)",
	"f\t2196\tfmt/1378\txdomea\t2.2.0\t\txml\t638",
	"s\t1756\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-320}786D6C6"
	"E733A78646F6D65613D(22|27)687474703A2F2F7777772E78646F6D65612E64652F322E"
	"322E30(22|27)",
	"f\t2197\tfmt/1379\txdomea\t2.3.0\t\txml\t638",
	"s\t1757\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-320}786D6C6"
	"E733A78646F6D65613D(22|27)75726E3A786F65762D64653A78646F6D65613A73636865"
	"6D613A322E332E30(22|27)",
	"f\t2198\tfmt/1380\txdomea\t2.4.0\t\t\t638",
	"s\t1758\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-320}786D6C6"
	"E733A78646F6D65613D(22|27)75726E3A786F65762D64653A78646F6D65613A73636865"
	"6D613A322E342E30(22|27)",
	"f\t2199\tfmt/1381\tVariCAD Drawing\t7+\t\tdwb\t",
	"s\t1759\tB1:870100",
	"f\t2200\tfmt/1382\tEmbedded OpenType (EOT) File Format\t0x00010000\tapplicati"
	"on/vnd.ms-fontobject\teot\t",
	"s\t1760\tB8:01000000{22}4C50{36}0000",
	"f\t2201\tfmt/1383\tEmbedded OpenType (EOT) File Format\t0x00020001\tapplicati"
	"on/vnd.ms-fontobject\teot\t",
	"s\t1761\tB8:02000100{22}4C50{36}0000",
	"f\t2202\tfmt/1384\tEmbedded OpenType (EOT) File Format\t0x00020002\tapplicati"
	"on/vnd.ms-fontobject\teot\t",
	"s\t1762\tB8:02000200{22}4C50{36}0000",
	"f\t2203\tfmt/1385\tBruker PDZ\t\t\tpdz,xpdz\t",
	"s\t1763\tB0:01011700",
	"f\t2204\tfmt/1386\tMuvee autoProducer Project File\t1-5\t\tmve\t",
	"f\t2205\tfmt/1387\tMuvee autoProducer Project File\t6\t\tmvex\t",
	"f\t2206\tfmt/1388\tMuvee Reveal Project File\t\t\trvl\t638",
	"s\t1764\tB40-208:3C6D7576656550726F6A6563743E3C76",
	"f\t2207\tfmt/1389\tDrawing Interchange Format (ASCII)\t2018/2019/2020\timage/"
	"vnd.dxf\tdxf\t766",
	"s\t1765\tA:30(0A|0D|0D0A)53454354494F4E(0A|0D|0D0A)202032(0A|0D|0D0A)48454"
	"1444552(0A|0D|0D0A)*39(0A|0D|0D0A)2441434144564552(0A|0D|0D0A)202031(0A|"
	"0D|0D0A)414331303332(0A|0D|0D0A)*30(0A|0D|0D0A)454E44534543(0A|0D|0D0A)\t"
	"E0-5:30(0A|0D|0D0A)454F46",
	"f\t2208\tfmt/1390\tDrawing Interchange Format (Binary)\t2007-2009\timage/vnd."
	"dxf\tdxf\t2212",
	"s\t1766\tB0:4175746F4341442042696E617279204458460D0A1A00*0053454354494F4E0"
	"002{0-1}48454144455200*09{0-1}24414341445645520001{0-1}41433130323100*00"
	"454E4453454300\tE0:00454F4600",
	"f\t2209\tfmt/1391\tDrawing Interchange Format (Binary)\t2010-2012\timage/vnd."
	"dxf\tdxf\t2212",
	"s\t1767\tB0:4175746F4341442042696E617279204458460D0A1A00*0053454354494F4E0"
	"002{0-1}48454144455200*09{0-1}24414341445645520001{0-1}41433130323400*00"
	"454E4453454300\tE0:00454F4600",
	"f\t2210\tfmt/1392\tDrawing Interchange Format (Binary)\t2013-2017\timage/vnd."
	"dxf\tdxf\t2212",
	"s\t1768\tB0:4175746F4341442042696E617279204458460D0A1A00*0053454354494F4E0"
	"002{0-1}48454144455200*09{0-1}24414341445645520001{0-1}41433130323700*00"
	"454E4453454300\tE0:00454F4600",
	"f\t2211\tfmt/1393\tDrawing Interchange Format (Binary)\t2018-2021\timage/vnd."
	"dxf\tdxf\t2212",
	"s\t1769\tB0:4175746F4341442042696E617279204458460D0A1A00*0053454354494F4E0"
	"002{0-1}48454144455200*09{0-1}24414341445645520001{0-1}41433130333200*00"
	"00454E4453454300\tE0:00454F4600",
	"f\t2212\tfmt/1394\tDrawing Interchange Format (Binary)\tGeneric\timage/vnd.dx"
	"f\tdxf\t",
	"s\t1770\tB0:4175746F4341442042696E61727920445846",
	"f\t2213\tfmt/1395\tAutoCAD Drawing\t2018/2019/2020/2021\timage/vnd.dwg\tdwg\t",
	"s\t1771\tB0:414331303332",
	"f\t2214\tfmt/1396\tFinePrint\t\t\tfp\t",
	"s\t1772\tB0:46494E(43|45)(01|02)",
	"f\t2215\tfmt/1397\tFARO Laser Scan File\t\t\tfls\t",
	"f\t2216\tfmt/1398\tFARO WorkSpace File\t\t\tfws\t",
	"f\t2217\tfmt/1399\tDiskDoubler\t\t\t\t",
	"s\t1773\tB0:ABCD0054",
	"f\t2218\tfmt/1400\tIchitaro Document\t8\tapplication/x-js-taro\t$td,jtd,jtt\t",
	"f\t2219\tfmt/1401\tStudent Writing Center Report\t\t\trp,rpt\t",
	"s\t1775\tB0:1A544C43{1}4646000000\tE0-36:1A46461A",
	"f\t2220\tfmt/1402\tStudent Writing Center Journal\t\t\tjn,jnt\t",
	"s\t1776\tB0:1A544C43{1}464600(0001|0100)\tE0-36:1A46461A",
	"f\t2221\tfmt/1403\tStudent Writing Center Sign\t\t\tsg,sgt\t",
	"s\t1777\tB0:1A544C43{1}464600(0002|0200)\tE0-36:1A46461A",
	"f\t2222\tfmt/1404\tStudent Writing Center Newsletter\t\t\tnl,nlt\t",
	"s\t1778\tB0:1A544C43{1}464600(0003|0300)\tE0-36:1A46461A",
	"f\t2223\tfmt/1405\tStudent Writing Center Letter\t\t\tlt,ltt\t",
	"s\t1779\tB0:1A544C43{1}464600(0004|0400)\tE0-36:1A46461A",
	"f\t2224\tfmt/1406\tFlow Charting\tI-II+\t\tcht\t",
	"s\t1780\tB0:(78|C8)007800",
	"f\t2225\tfmt/1407\tFlow Charting\t3\t\tfcd\t",
	"s\t1781\tB4-20:464C4F43485433",
	"f\t2226\tfmt/1408\tFlow Charting\t4\t\tgfc\t",
	"s\t1782\tB0:0CEFCDAB",
	"f\t2227\tfmt/1409\tFlow Charting\t5\t\tfc5\t",
	"s\t1783\tB0:0DFFCDAB",
	"f\t2228\tfmt/1410\tFlow Charting\t6\t\tfcx\t",
	"s\t1784\tB0:46433631",
	"f\t2229\tfmt/1411\tFlow Charting\tPDQ\t\tpdq\t",
	"s\t1785\tB0:0DEFCDAB",
	"f\t2230\tfmt/1412\tFlow Charting Graphic Flowcharting Image\t\t\tgfi\t",
	"s\t1786\tB0:0CAFCBED",
	"f\t2231\tfmt/1413\tCorel Gallery Clipart\tBMF\t\tbmf\t",
	"s\t1787\tB0:40436F72656C424D460A0D436F72656C20436F72706F726174696F6E0A0D",
	"f\t2232\tfmt/1414\tPFS:Write Document\t\t\tpfs\t",
	"s\t1790\tB0:4200(06|0C)00{6}0A004600\tE0:0E",
	"f\t2233\tfmt/1415\tGST Publisher File\t1\t\tdtp\t",
	"s\t1791\tB0:44545049\tE0-16:454F4446",
	"f\t2234\tfmt/1416\tGST Publisher File\t2\t\tdtp\t",
	"f\t2235\tfmt/1417\tCorel Print House Document\t1\t\tcpd,cph\t",
	"f\t2236\tfmt/1418\tCorel Print House Document\t2\t\tcpd,cph\t",
	"f\t2237\tfmt/1419\tCorel Print House/Print Office Document\t3\t\tcpd,cph,cpo\t",
	"f\t2238\tfmt/1420\tCorel Print House/Print Office Document\t4\t\tcpd,cph,cpo\t",
	"f\t2239\tfmt/1421\tCorel Print House/Print Office Document\t5\t\tcpd,cph,cpo\t",
	"f\t2240\tfmt/1422\tCorel Photo House Image\t\t\tcps\t",
	"f\t2241\tfmt/1423\tHP TRIM Outlook Saved Message File\t\t\tmbx,vmbx\t",
	"f\t2242\tfmt/1424\tWordPerfect Encrypted Document\t4.2\tapplication/vnd.wordp"
	"erfect\twp\t",
	"s\t1792\tB0:FEFF6161",
	"f\t2243\tfmt/1425\tMacDraw\t0.9\t\t\t",
	"s\t1793\tB0:4D44000400000000",
	"f\t2244\tfmt/1426\tMacDraw\t1.x\t\t\t",
	"s\t1794\tB0:445257474D440006",
	"f\t2245\tfmt/1427\tMacDraw\tII\t\t\t",
	"s\t1795\tB0:44525747(0000|4432)",
	"f\t2246\tfmt/1428\tMacDraw\tPro\t\t\t",
	"s\t1796\tB0:64446F634432FFFF",
	"f\t2247\tfmt/1429\tMacPaint Image\t2\t\t\t",
	"s\t1798\tB0:4EAD0072FFFFFFFF",
	"f\t2248\tfmt/1430\tMinitab Worksheet\t8-11\t\tmtw\t",
	"s\t1799\tB0:574F524B53484545542053544F524544204259204D494E49544142",
	"f\t2249\tfmt/1431\tMinitab Portable Worksheet\t\t\tmtp\t",
	"s\t1800\tB0:4D696E6974616220506F727461626C6520576F726B7368656574",
	"f\t2250\tfmt/1432\tMinitab Worksheet\t12\t\tmtw\t",
	"f\t2251\tfmt/1433\tMinitab Worksheet\t13\t\tmtw\t",
	"f\t2252\tfmt/1434\tMinitab Project\t12-13\t\tmpj\t",
	"f\t2253\tfmt/1435\tMinitab Worksheet\t14\t\tmtw\t",
	"f\t2254\tfmt/1436\tMinitab Project\t14\t\tmpj\t",
	"f\t2255\tfmt/1437\tMinitab Worksheet\t15+\t\tmtw\t",
	"f\t2256\tfmt/1438\tMinitab Project\t15+\t\tmpj\t",
	"f\t2257\tfmt/1439\tApple iWork Pages\t09\t\tpages\t",
	"f\t2258\tfmt/1440\tApple iWork Numbers\t09\t\t\t",
	"f\t2259\tfmt/1441\tApple iWork Document\t14\t\tiwa,key,numbers,pages,template\t",
	"f\t2260\tfmt/1442\tQuarkXPress Document\t1-2\tapplication/vnd.Quark.QuarkXPre"
	"ss\t\t",
	"s\t1801\tB0:001C001C",
	"s\t1802\tB0:00260026",
	"f\t2261\tfmt/1443\tQuarkXPress Document\t3.0\tapplication/vnd.Quark.QuarkXPre"
	"ss\t\t",
	"s\t1803\tB0:00360036",
	"f\t2262\tfmt/1444\tQuarkXPress Document\t3.2\tapplication/vnd.Quark.QuarkXPre"
	"ss\tqwd,qxd,qxt\t255",
	"s\t1804\tB2-4:4D4D585052{2}3C",
	"f\t2263\tfmt/1445\tQuarkXPress Project\t9.2\tapplication/vnd.Quark.QuarkXPres"
	"s\tqpt,qwd,qxp\t255",
	"s\t1805\tB2-4:4949585052{1}48",
	"s\t1806\tB2-4:4D4D585052{2}48",
	"f\t2264\tfmt/1446\tQuarkXPress Project\t10.1\tapplication/vnd.Quark.QuarkXPre"
	"ss\tqpt,qwd,qxp\t255",
	"s\t1807\tB2-4:4D4D585052{2}4A",
	"s\t1808\tB2-4:4949585052{1}4A",
	"f\t2265\tfmt/1447\tXLD4 (Bitmap Image)\t\t\tq4\t",
	"s\t1809\tB0-11:4D414A594F",
	"f\t2266\tfmt/1448\tXLD4 (Graphic Data Document)\t\t\tq4d\t",
	"s\t1810\tB0:3D3D3D3D3D3D3D3D3D3D3D3D3D3D3D3E3E3E3E3E20584C4434204752415048"
	"494320444154412020444F43554D454E54203C3C3C3C3C3D3D3D3D3D3D3D3D3D3D3D3D3D"
	"3D3D",
	"f\t2269\tfmt/1449\tAldus FreeHand Drawing\t1\t\t\t",
	"s\t1811\tB0:61636633",
	"f\t2270\tfmt/1450\tAldus FreeHand Drawing\t2\t\t\t",
	"s\t1812\tB0:46484432",
	"f\t2272\tfmt/1451\tPDF Portfolio\t1.7\t\tpdf\t1016",
	"s\t1814\tB0:255044462D312E37*2F436F6C6C656374696F6E20\tE0-1024:2525454F(46|"
	"460A|460D|460D00|460D0A)",
	"f\t2274\tfmt/1452\tLotus 1-2-3 Worksheet\t97\tapplication/vnd.lotus-1-2-3, ap"
	"plication/x-123\t123\t",
	"s\t1815\tB0:00001A0003100400",
	"f\t2275\tfmt/1453\tLotus 1-2-3 Worksheet\t9.8 Millennium\tapplication/vnd.lot"
	"us-1-2-3, application/x-123\t123\t",
	"s\t1817\tB0:00001A0005100400",
	"f\t2277\tfmt/1454\tWeb Video Text Tracks (WebVTT) Format\t\ttext/vtt\tvtt\t",
	"s\t1819\tB0-4:574542565454{5-400}[30:35][30:39]3A[30:35][30:39]2E[30:39][3"
	"0:39][30:39]202D2D3E20{0-5}[30:35][30:39]3A[30:35][30:39]2E[30:39][30:39"
	"][30:39]",
	"f\t2278\tfmt/1455\tPrimavera P6 Project Management XER File\t\t\txer\t",
	"s\t1820\tB0:45524D484452\tE0:0D0A",
	"f\t2279\tfmt/1456\tAutocad DMP File\t\t\tdmp\t",
	"s\t1821\tB0:5B4D61696E5D0D0A44756D70456E74726965733D",
	"f\t2280\tfmt/1457\tOrgPlus File\t\t\tops,opx,opxt\t",
	"s\t1822\tB0:554F4346",
	"f\t2281\tfmt/1458\tArts & Letters Graphics File\t\t\tged\t",
	"s\t1823\tB0:417274732026204C65747465727320",
	"s\t1824\tB0:41264C2D00417274732026204C65747465727320",
	"f\t2282\tfmt/1459\tStuffit Archive File\t1.5\tapplication/x-stuffit\tsit\t",
	"s\t1825\tB0:53495421{6}724C617501",
	"f\t2283\tfmt/1460\tStuffit Archive File\t1.6-4.5\tapplication/x-stuffit\tsit\t",
	"s\t1826\tB0:53495421{6}724C617502",
	"f\t2284\tfmt/1461\tAutorun Maestro Menu File\t\t\tmnu\t",
	"s\t1827\tB0:4D454E5501",
	"f\t2285\tfmt/1462\tComic Book Archive\t\t\tcb7,cba,cbr,cbt,cbz\t",
	"f\t2286\tfmt/1463\tAbleton Live Set\t8.2.1 onwards\t\tals\t638",
	"s\t1828\tB0:3C3F786D6C2076657273696F6E3D22312E302220656E636F64696E673D2255"
	"54462D38223F3E0A3C41626C65746F6E204D616A6F7256657273696F6E\tE0-3:3C2F4C69"
	"76655365743E0A3C2F41626C65746F6E3E",
	"f\t2287\tfmt/1464\tMaestro Music File\t\t\t\t",
	"s\t1829\tB0:4D61657374726F0A",
	"f\t2288\tfmt/1465\tOrCAD Layout File\t\t\tmax\t",
	"s\t1831\tB0:01002C004F7243414420494E432E2C204C61796F7574204461746162617365"
	"20",
	"f\t2289\tfmt/1466\tInstallShield Executable\t\t\tex_\t",
	"s\t1833\tB0:2AAB79D8{0-10}436F707972696768742028632920313939302D3139393520"
	"537469726C696E6720546563686E6F6C6F676965732C20496E632E20416C6C2052696768"
	"74732052657365727665",
	"f\t2290\tfmt/1467\tSTOS Memory Bank\t\t\tmbk\t687",
	"s\t1832\tB0:4C696F6E706F75626E6B",
	"f\t2291\tfmt/1468\tmultiArtist File\t\t\tmg1,mg2,mg4,mg8\t687",
	"s\t1834\tB0:4D47480101",
	"s\t1835\tB0:4D47480102",
	"s\t1836\tB0:4D47480104",
	"s\t1837\tB0:4D47480108",
	"f\t2292\tfmt/1469\tMAKIchan Graphics File\t\t\tmag,max,mki\t687,1783",
	"s\t1838\tB0:4D414B4930314120",
	"s\t1839\tB0:4D414B4930314220",
	"s\t1840\tB0:4D414B49303220",
	"f\t2293\tfmt/1470\tMIG Graphics File\t\t\tmig\t",
	"s\t1841\tB0:4D53584D4947",
	"f\t2294\tfmt/1471\tMulti Palette Picture File\t\t\tmpp\t",
	"s\t1842\tB0:4D5050",
	"f\t2295\tfmt/1472\tMagic Shadow Archiver Disk Image File\t\tapplication/vnd.m"
	"sa-disk-image\tmsa\t",
	"s\t1843\tB0:0E0F",
	"f\t2296\tfmt/1473\tArchimedes Tracker Module\t\t\tmusx\t",
	"s\t1844\tB0:4D555358",
	"f\t2297\tfmt/1474\tTEI P4 XML - Single Text File\tP4\tapplication/tei+xml\todd"
	",tei,xml\t638",
	"s\t1846\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-512}54454"
	"92E32",
	"f\t2298\tfmt/1475\tTEI P4 XML - Corpus File\tP4\tapplication/tei+xml\todd,tei,"
	"xml\t638",
	"s\t1847\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-512}74656"
	"9436F727075732E32",
	"f\t2299\tfmt/1476\tTEI P5 - Single Text File\tP5\tapplication/tei+xml\todd,tei"
	",xml\t638",
	"s\t1848\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-512}54454"
	"9{0-512}687474703A2F2F7777772E7465692D632E6F72672F6E732F312E30",
	"f\t2300\tfmt/1477\tTEI P5 XML - Corpus File\tP5\tapplication/tei+xml\todd,tei,"
	"xml\t638,2299",
	"s\t1849\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-512}(6874"
	"74703A2F2F7777772E7465692D632E6F72672F6E732F312E30|746569436F72707573){0"
	"-512}(687474703A2F2F7777772E7465692D632E6F72672F6E732F312E30|746569436F7"
	"2707573)",
	"f\t2301\tfmt/1478\tUnisig\t\t\t\t",
	"s\t1850\tB0:DCDC0D0A1A0A00",
	"f\t2302\tfmt/1479\tXIFF (Xerox Image File Format)\t2\timage/vnd.xiff\txif\t1099",
	"s\t1851\tB0:49492A00{4}5845524F58204449464602",
	"f\t2303\tfmt/1480\tXIFF (Xerox Image File Format)\t3\timage/vnd.xiff\txif\t1099",
	"s\t1852\tB0:49492A00{4}20655874656E6465642003",
	"f\t2304\tfmt/1481\tMicrografx In-A-Vision Drawing\t\t\tpic\t",
	"s\t1853\tB0:01FF010403060001000401FFFFFF0020",
	"f\t2305\tfmt/1482\tAccess Report Snapshot\t\t\tsnp\t801",
	"s\t1854\tB0:4D534346{56}5F4163635270745F2E736E70",
	"f\t2306\tfmt/1483\tMar Archive\t\t\tmac,mar\t",
	"s\t1855\tB0:4D415280",
	"f\t2307\tfmt/1484\tJPEG XL Codestream\t\timage/jxl\tjxl\t",
	"s\t1856\tB0:FF0A",
	"f\t2308\tfmt/1485\tJPEG XL\t\timage/jxl\tjxl\t",
	"s\t1857\tB0:0000000C4A584C200D0A870A",
	"f\t2309\tfmt/1486\tNovell Address Book\t\t\tnab\t",
	"s\t1858\tB0-3:3A3A3A5441474D41503A3A3A30464645303030333A2A2A2A",
	"f\t2310\tfmt/1487\tTimeline Maker Document\t\t\ttlm,tlm3,tlm4,tlmp\t",
	"s\t1859\tB0:42374430424439323441353834323438413737354143413731324643343038"
	"34",
	"s\t1860\tB0:30363335303530313835304634393236393837323932433837433533414437"
	"46",
	"f\t2311\tfmt/1488\tPhantom CINE Video File\t\t\tcin,cine\t",
	"s\t1861\tB0:4349{2}(00|02){1}(00|01)",
	"f\t2312\tfmt/1489\tPhantom CINE Compressed Video File\t\t\tcci\t",
	"s\t1862\tB0:4349{2}01{1}(00|01)",
	"f\t2313\tfmt/1490\tHyperCard Stack\t\t\t\t",
	"s\t1863\tB4-8:5354414BFFFFFFFF",
	"f\t2314\tfmt/1491\tHarvard Graphics Presentation\t1-3\t\tprs\t",
	"s\t1864\tB0:DCFE{2}0100010000{1}00C8",
	"f\t2315\tfmt/1492\tHarvard Graphics Presentation\t4\t\tpr4\t",
	"f\t2316\tfmt/1493\tNTI JewelCase Maker\t\t\tjwc\t",
	"f\t2317\tfmt/1494\tQuarkXPress Project\t2020\tapplication/vnd.Quark.QuarkXPre"
	"ss\tqpt,qwd,qxp\t255",
	"s\t1865\tB2-4:4D4D585052{2}50",
	"s\t1866\tB2-4:4949585052{1}50",
	"f\t2318\tfmt/1495\tQuarkXPress Project\t2021\tapplication/vnd.Quark.QuarkXPre"
	"ss\tqpt,qwd,qxp\t255",
	"s\t1867\tB2:4D4D585052{2}51",
	"s\t1868\tB2:4949585052{1}51",
	"f\t2319\tfmt/1496\tZoomBrowser Ex Thumbnail Cache\t\t\tinfo\t",
	"s\t1869\tB0:7A626578",
	"f\t2320\tfmt/1497\tXV Thumbnail\t\t\tp7\t",
	"s\t1870\tB0:503720333332{1}23585656455253494F4E",
	"f\t2321\tfmt/1498\tCool Edit/Adobe Audition Session File\tBinary\t\tses\t",
	"s\t1871\tB0:434F4F4C4E455353",
	"f\t2322\tfmt/1499\tAdobe Audition Session File\tXML\t\tsesx\t638",
	"s\t1872\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){24-128}2144"
	"4F435459504520736573783E0A3C736573782076657273696F6E3D",
	"f\t2323\tfmt/1500\tAdobe Acrobat Forms Data Format\t1.x\tapplication/vnd.fdf\t"
	"fdf\t",
	"s\t1873\tB0:254644462D31",
	"f\t2324\tfmt/1501\tXML Forms Data Format\t\tapplication/vnd.adobe.xfdf\txfdf\t6"
	"38",
	"s\t1874\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-64}3C786664"
	"6620786D6C6E733D22687474703A2F2F6E732E61646F62652E636F6D2F786664662F22",
	"f\t2325\tfmt/1502\tAgisoft Project Archive\t\t\tpsz\t",
	"f\t2326\tfmt/1503\tAgisoft Project File\t\t\tpsx\t638",
	"s\t1875\tB0:3C3F786D6C2076657273696F6E3D22312E302220{0-4096}706174683D227B"
	"70726F6A6563746E616D657D2E66696C65732F70726F6A6563742E7A6970222F3E0A",
	"f\t2327\tfmt/1504\tAgisoft Tiled Model\t\t\ttls\t",
	"s\t1876\tB0:544C0102",
	"f\t2328\tfmt/1505\tAgisoft Point Cloud\t\t\toc3\t",
	"s\t1877\tB0:4F430102",
	"f\t2329\tfmt/1506\tEinScan RGE 3D Range File\t\t\trge\t",
	"s\t1878\tB0:33445363616E332E302052616E67652046696C652E",
	"f\t2330\tfmt/1507\tExchangeable Image File Format (Compressed)\t2.3.x\timage/"
	"jpeg\tjpeg,jpg\t670",
	"s\t1879\tB0:FFD8FFE1{2}4578696600004D4D002A*9000000700000004303233[30:39]\t"
	"E0-131072:FFD9",
	"s\t1880\tB0:FFD8FFE1{2}45786966000049492A00*0090070004000000303233[30:39]\t"
	"E0-131072:FFD9",
	"f\t2331\tfmt/1508\tMicrosoft Visio Drawing\t2\tapplication/vnd.visio\tvsd,vss,"
	"vst\t",
	"s\t1881\tB0:566973696F2028544D292044726177696E670D0A{6}02",
	"f\t2332\tfmt/1509\tMicrosoft Visio Drawing\t3\tapplication/vnd.visio\tvsd,vss,"
	"vst\t1229",
	"f\t2333\tfmt/1510\tMicrosoft Visio Drawing\t4\tapplication/vnd.visio\tvsd,vss,"
	"vst,vsw\t1229",
	"f\t2335\tfmt/1511\tMicrosoft Publisher\t1\tapplication/x-mspublisher\tpub\t",
	"s\t1882\tB0-8:E7AC2C00",
	"f\t2336\tfmt/1512\tMicrosoft Publisher\t2003\tapplication/x-mspublisher\tpub\t",
	"f\t2337\tfmt/1513\tMicrosoft Publisher\t2007\tapplication/x-mspublisher\tpub\t",
	"f\t2338\tfmt/1514\tMicrosoft Publisher\t2010\tapplication/x-mspublisher\tpub\t",
	"f\t2339\tfmt/1515\tMicrosoft Publisher\t2013\tapplication/x-mspublisher\tpub\t",
	"f\t2340\tfmt/1516\tMicrosoft Publisher\t2016-2019\tapplication/x-mspublisher\t"
	"pub\t",
	"f\t2341\tfmt/1517\tSerif PhotoPlus Image\t5-X2\t\tspp\t",
	"f\t2342\tfmt/1518\tSerif PhotoPlus Image\tX3 Onwards\t\tspp\t",
	"f\t2343\tfmt/1519\tSerif DrawPlus Drawing\t6\t\tdpa,dpp,dpx\t2352",
	"f\t2344\tfmt/1520\tSerif DrawPlus Drawing\t7\t\tdpa,dpp,dpx\t2352",
	"f\t2345\tfmt/1521\tSerif DrawPlus Drawing\t8\t\tdpa,dpp,dpx\t2352",
	"f\t2346\tfmt/1522\tSerif DrawPlus Drawing\tX2\t\tdpa,dpp,dpx\t2352",
	"f\t2347\tfmt/1523\tSerif DrawPlus Drawing\tX3\t\tdpa,dpp,dpx\t2352",
	"f\t2348\tfmt/1524\tSerif DrawPlus Drawing\tX4\t\tdpa,dpp,dpx\t2352",
	"f\t2349\tfmt/1525\tSerif DrawPlus Drawing\tX5\t\tdpa,dpp,dpx\t2352",
	"f\t2350\tfmt/1526\tSerif DrawPlus Drawing\tX6\t\tdpa,dpp,dpx\t2352",
	"f\t2351\tfmt/1527\tSerif DrawPlus Drawing\tX8\t\tdpa,dpp,dpx\t2352",
	"f\t2352\tfmt/1528\tSerif DrawPlus Drawing\tGeneric\t\tdpa,dpp\t",
	"f\t2353\tfmt/1529\tSerif PagePlus Publication\tX3\t\tppb,ppp,ppx\t1470",
	"f\t2354\tfmt/1530\tSerif PagePlus Publication\tX4\t\tppb,ppp,ppx\t1470",
	"f\t2355\tfmt/1531\tSerif PagePlus Publication\tX5\t\tppb,ppp,ppx\t1470",
	"f\t2356\tfmt/1532\tSerif PagePlus Publication\tX6\t\tppb,ppp,ppx\t1470",
	"f\t2357\tfmt/1533\tSerif PagePlus Publication\tX7\t\tppb,ppp,ppx\t1470",
	"f\t2358\tfmt/1534\tSerif PagePlus Publication\tX8\t\tppb,ppp,ppx\t1470",
	"f\t2359\tfmt/1535\tSerif PagePlus Publication\tX9\t\tppb,ppp,ppx\t1470",
	"f\t2360\tfmt/1536\tSerif PagePlus Publication\tSE\t\tppb,ppp,ppx\t1470",
	"f\t2361\tfmt/1537\tSerif PagePlus Publication\t1-3\t\tppp,ppt\t1470",
	"s\t1883\tB0:CE19CE19",
	"f\t2362\tfmt/1538\tCompuServe RLE\t\t\trle\t",
	"s\t1884\tB0:1B47(48|4D)",
	"f\t2363\tfmt/1539\tRaster Matrix Format\t\t\trsw\t",
	"s\t1885\tB0:52535700",
	"f\t2364\tfmt/1540\tNeoDisk Icon File\t3\t\tnic\t",
	"s\t1886\tB0:2E4E494303003B4E656F4465736B2049636F6E2046696C6520666F726D6174"
	"2C20436F7079726967687420BD203139393020477269626E696620536F667477617265",
	"f\t2366\tfmt/1541\tVisual Basic Form File\t4 onwards\t\tfrm\t2399",
	"s\t1887\tB0:56455253494F4E20{1-4}0D0A426567696E2056422E466F726D2066726D",
	"f\t2367\tfmt/1542\tVisual Basic Form File\t3 or earlier\t\tfrm\t",
	"s\t1888\tB0:FFCC2C00\tE0:00FD",
	"f\t2368\tfmt/1543\tELAN Annotation File\t\tapplication/eaf+xml\teaf\t638",
	"s\t1889\tB27-57:414E4E4F544154494F4E5F444F43554D454E5420{0-256}415554484F5"
	"23D\tE0:3C2F414E4E4F544154494F4E5F444F43554D454E543E(0A|0D|0D0A)",
	"f\t2369\tfmt/1544\tELAN Preference File\t\t\tpfsx\t638",
	"s\t1890\tB27-57:3C707265666572656E636573*7873693A6E6F4E616D657370616365536"
	"368656D614C6F636174696F6E3D22687474703A2F2F7777772E6D70692E6E6C2F746F6F6"
	"C732F656C616E2F50726566735F76\tE0:3C2F707265666572656E6365733E0A",
	"f\t2370\tfmt/1545\tNeoDesk Icon File\t1 and 2\t\tnic\t",
	"f\t2371\tfmt/1546\tDaisy-Dot Font File\tI and II\t\tnlq\t",
	"s\t1891\tB0:44414953592D444F54204E4C5120464F4E54",
	"f\t2372\tfmt/1547\tDaisy-Dot Font File\tIII\t\tnlq\t",
	"s\t1892\tB0:339B",
	"f\t2373\tfmt/1548\tVisual Basics MAK File\t3 or earlier\t\tmak\t",
	"s\t1893\tE0-61:50726F6A57696E53697A653D{7-15}0D0A50726F6A57696E53686F773D{"
	"1-3}0D0A49636F6E466F726D3D22466F726D",
	"f\t2374\tfmt/1549\tBentley Microstation Hidden Line File\t\t\thln\t",
	"s\t1894\tB0:0809FE\tE0:FFFF",
	"f\t2375\tfmt/1550\tMATLAB Mat File\tLevel 4\t\tmat\t",
	"f\t2376\tfmt/1551\tNetWare Loadable Module\t\t\tnlm\t",
	"s\t1895\tB0:4E657457617265204C6F616461626C65204D6F64756C651A04",
	"f\t2377\tfmt/1552\tSurprise! Adlib Tracker v2.0\t2.0\t\tsa2\t",
	"s\t1896\tB0:53416454",
	"f\t2378\tfmt/1553\tSeptentrio Binary Format\t\t\tsbf\t",
	"s\t1897\tB0-460:2440{460-3000}506F6C615278535F50524F",
	"f\t2379\tfmt/1554\tDNA Sequence Chromatogram File\t3.00\t\tscf\t",
	"s\t1898\tB0:2E736366",
	"f\t2380\tfmt/1555\tStandard Data Format\t\t\tsdf\t",
	"s\t1899\tE0:0D0A1A\tB0-3:4730",
	"f\t2381\tfmt/1556\tStarlink Data Format\t\t\tsdf\t",
	"s\t1900\tB0:534453",
	"f\t2382\tfmt/1557\tCyber Paint Sequence\t\t\tseq\t",
	"s\t1901\tB0:FEDB0000",
	"f\t2383\tfmt/1558\tSelF-eXtracting LHA/LZH Compressed Files\t\t\tsfx\t",
	"s\t1902\tB3000-3700:4336342F433132382053454C462045585452414354494E47204C48"
	"41524348495645",
	"f\t2384\tfmt/1559\tBeam Software SIFF File\t\t\tson,vb\t687",
	"s\t1903\tB0:53494646",
	"f\t2385\tfmt/1560\tSample Vision Audio File Format\t\t\tsmp\t",
	"s\t1904\tB0:534F554E442053414D504C452044415441",
	"f\t2386\tfmt/1561\tSpritePad Image Format\t\t\tspd\t",
	"s\t1905\tB0:535044",
	"f\t2387\tfmt/1562\tAutoDesk Indexed Point Cloud\t\t\tpcg\t",
	"s\t1906\tB0:504347",
	"f\t2388\tfmt/1563\tERDAS Imagine Large Raster Spill File\t\t\tige\t",
	"s\t1907\tB0:45524441535F494D475F45585445524E414C5F524153544552",
	"f\t2389\tfmt/1564\tAssociated Signature Container Extended (ASiC-E)\t\tapplic"
	"ation/vnd.etsi.asic-e+zip\tasice,sce\t",
	"f\t2390\tfmt/1565\treStructuredText\t\t\trst\t",
	"f\t2391\tfmt/1566\tColdFusion Markup Language\t\t\tcfm\t",
	"s\t1908\tB0-200:3C6366\tE0-5:6366{5-100}3E",
	"f\t2392\tfmt/1567\tISDOC Information System Document\t5.x\t\tisdoc\t638",
	"s\t1909\tB16-300:6973646F632E637A",
	"f\t2393\tfmt/1568\tISDOCX Information System Document\t5.x\t\tisdocx\t382,2392",
	"s\t1910\tE12-1000:2E6973646F63\tB0:504B0304140002",
	"f\t2394\tfmt/1569\tBitstream Speedo Fonts\t\t\tspd\t",
	"s\t1912\tB100-300:436F7079726967687420313938392D31393931206279204269747374"
	"7265616D20496E632E20416C6C207269676874732072657365727665642E",
	"f\t2395\tfmt/1570\tISDOC Information System Document\t6.0.1\t\tisdoc\t638,2392",
	"s\t1911\tB16-300:6973646F632E637A2F6E616D6573706163652F3230313322207665727"
	"3696F6E3D22362E302E3122",
	"f\t2396\tfmt/1571\tISDOCX Information System Document\t6.0.1\t\tisdocx\t382,239"
	"3",
	"f\t2397\tfmt/1572\tOrCAD Project File\t\t\topj\t",
	"s\t1913\tB0:284578707265737350726F6A65637420",
	"f\t2398\tfmt/1573\tVisual Basic Project File\t1-6\t\tvbp\t",
	"s\t1914\tB0:547970653D4578650D0A\tE0:4D61784E756D6265724F66546872656164733D"
	"{1}0D0A",
	"f\t2399\tfmt/1574\tVisual Basic Project Workspace File\t1-6\t\tvbw\t",
	"s\t1915\tB0-36:66726D\tE0:0D0A",
	"f\t2400\tfmt/1575\tSpectrum 512 Compressed | Spectrum 512 Smooshed\t\t\tspc,sp"
	"s\t687",
	"s\t1916\tB0:535000",
	"f\t2401\tfmt/1576\tSpectrum 512 Uncompressed | Spectrum 512 Uncompressed En"
	"hanced\t\t\tspu\t687",
	"f\t2402\tfmt/1577\tSpectrum 512 Extended\t1\t\tspx\t",
	"s\t1917\tB0:53505801",
	"f\t2403\tfmt/1578\tSpectrum 512 Extended\t2\t\tspx\t",
	"s\t1918\tB0:53505802",
	"f\t2404\tfmt/1579\tSPYne Containers\t\t\tspy\t",
	"s\t1929\tB0:A70220A0E5A90A8D",
	"f\t2405\tfmt/1580\tEnvision Publisher File\t\t\tevp\t",
	"s\t1919\tB0:456E566973696F6E205075626C6973686572",
	"f\t2406\tfmt/1581\tEnvision Publisher Font Files\t\t\tsvf\t",
	"s\t1920\tB0:4483F9F8F8F9F9F911FAF8F9F8F9D9F919F9",
	"f\t2407\tfmt/1582\tVim SWAP File\t\t\tswp\t",
	"s\t1921\tB0:623056494D",
	"f\t2408\tfmt/1583\tSXG (ZX Spectrum) Graphic File\t\t\tsxg\t",
	"s\t1922\tB0:7F53584703",
	"f\t2409\tfmt/1584\tADRIFT Text Adventure File\t\t\ttaf\t",
	"s\t1923\tB0:3C423FC96A87C2CF",
	"f\t2410\tfmt/1585\tTurboCalc Document\t\t\ttcd\t",
	"s\t1924\tB0:01000C545552424F43414C43",
	"f\t2411\tfmt/1586\tTheDraw Save File\t\t\ttd\t",
	"s\t1925\tB0:155468654472617720536176652046696C65",
	"f\t2412\tfmt/1587\tCOKE Format (Atari Falcon)\t\t\ttg1\t",
	"s\t1926\tB0:434F4B4520666F726D61742E",
	"f\t2413\tfmt/1588\tTGIF File Format\t\t\tobj,tgif\t",
	"s\t1927\tB0:2554474946",
	"f\t2414\tfmt/1589\tTaquart Interlace Picture\t\t\ttip\t",
	"s\t1928\tB0:54495001",
	"f\t2416\tfmt/1590\tVisual Basic Binary Form File\t\t\tfrx\t",
	"f\t2418\tfmt/1591\tESRI ArcInfo Coverage Annotation File\t\t\ttxt\t",
	"s\t1930\tB0:0000270AFFFFFFBD",
	"f\t2419\tfmt/1592\tASEG-GDF2 Description File\t\t\tdes\t",
	"s\t1931\tB0:50524F4A474441\tE0:4578706F72740D0A",
	"f\t2420\tfmt/1593\tASEG-GDF2- Data Definition File\t\t\tdfn\t",
	"s\t1932\tB0:4445464E\tE0:4578706F72740D0A",
	"f\t2421\tfmt/1594\tESRI ArcInfo DAT File (External)\t\t\tdat\t2422",
	"s\t1933\tB0:2E2E2F\tE0-60:2E616466",
	"f\t2422\tfmt/1595\tCanon Raw\t3.0\t\tcr3\t924",
	"s\t1934\tB0-5:6674797063727820*6D6F6F76{32}43",
	"f\t2423\tfmt/1596\tESRI ArcInfo Grid .nit File\t\t\tnit\t",
	"s\t1935\tB16:00(02|04|08)FFFF00010004",
	"f\t2424\tfmt/1597\tPageMaker Template File\t5.0\t\tpt5\t",
	"f\t2425\tfmt/1598\tStata .do Command File\t\t\tdo\t",
	"f\t2426\tfmt/1599\tR Program File\t\t\tr\t",
	"f\t2427\tfmt/1600\tESRI ArcInfo DAT File (Internal)\t\t\t\t",
	"f\t2428\tfmt/1601\tType Library\tType 1\t\ttlb\t",
	"s\t1936\tB0:534C5447\tE13-33:545950454C4942",
	"f\t2429\tfmt/1602\tType Library\tType 2\t\ttlb\t",
	"s\t1937\tB0:4D53465402000100",
	"f\t2430\tfmt/1603\tTUNDRA\t\t\ttnd\t",
	"s\t1938\tB0:1854554E4452413234",
	"f\t2431\tfmt/1604\tEggPaint (Atari Falcon)\t\t\ttrp\t",
	"s\t1939\tB0:54525550",
	"f\t2432\tfmt/1605\tTrue Colour Sprites [Spooky Sprites] (Atari Falcon)\t\t\ttr"
	"s\t",
	"s\t1940\tB0:54435346",
	"f\t2433\tfmt/1606\tPacked-Ice True Colour Sprites [Spooky Sprites] (Atari F"
	"alcon)\t\t\ttrs\t",
	"s\t1941\tB0:49434521{4-11}54435346",
	"f\t2434\tfmt/1607\tTrue Colour Picture [Spooky Sprites] (Atari Falcon)\t\t\ttr"
	"p,tru\t",
	"s\t1942\tB0:7472753F",
	"f\t2435\tfmt/1608\tPacked-Ice True Colour Picture [Spooky Sprites] (Atari F"
	"alcon)\t\t\ttrp,tru\t",
	"s\t1943\tB0:49434521{4-11}7472753F",
	"f\t2436\tfmt/1609\texFAT (Extensible File Allocation Table) Disc Image\t\t\tim"
	"g\t1895",
	"s\t1944\tB0:EB7690455846415420202000",
	"f\t2437\tfmt/1610\tViacom New Media Graphics\t\t\t000,vnm\t",
	"s\t1945\tB0:564E4D1A",
	"f\t2438\tfmt/1611\tWRAptor Compressed File\t1; 2; 3\t\twr3,wra\t",
	"s\t1946\tB0:FF424CFF",
	"f\t2439\tfmt/1612\tXBIN (eXtended BIN)\t\t\txb\t",
	"s\t1947\tB0:5842494E1A",
	"f\t2440\tfmt/1613\tXML Shareable Playlist Format\t\t\txspf\t638",
	"s\t1948\tB0:3C3F786D6C2076657273696F6E3D{25-26}3C706C61796C697374{1-14}786"
	"D6C6E733D22687474703A2F2F787370662E6F72672F6E732F302F\tE0-1:3C2F706C61796"
	"C6973743E",
	"f\t2441\tfmt/1614\tEsri ArcExplorer Project File\t\t\taep\t",
	"s\t1949\tB0:5B4152434558504C4F5245525D",
	"f\t2442\tfmt/1615\tCATIA Drawing\t5\t\tcatdrawing\t",
	"s\t1950\tB0:56355F4346563200*434154447277436F6E74",
	"f\t2443\tfmt/1616\tBibTeX Database File\t\t\tbib\t",
	"s\t1951\tB0-15000:40(41525449434C45|41727469636C65|424F4F4B|424F4F4B4C4554"
	"|426F6F6B|426F6F6B6C6574|434F4E464552454E4345|436F6E666572656E6365|494E4"
	"24F4F4B|494E434F4C4C454354494F4E|494E50524F43454544494E4753|496E626F6F6B"
	"|496E636F6C6C656374696F6E|496E70726F63656564696E6773|4D414E55414C|4D4153"
	"54455253544845534953|4D495343|4D616E75616C|4D617374657273746865736973|4D"
	"697363|504844544845534953|50524F43454544494E4753|506864746865736973|5072"
	"6F63656564696E6773|544543485245504F5254|546563687265706F7274|554E5055424"
	"C4953484544|556E7075626C6973686564|61727469636C65|626F6F6B|626F6F6B6C657"
	"4|636F6E666572656E6365|696E626F6F6B|696E636F6C6C656374696F6E|696E70726F6"
	"3656564696E6773|6D616E75616C|6D617374657273746865736973|6D697363|7068647"
	"46865736973|70726F63656564696E6773|746563687265706F7274|756E7075626C6973"
	"686564){0-40}7B",
	"f\t2444\tfmt/1617\tDevicetree Blob (DTB)\t17\t\tdtb\t",
	"s\t1952\tB0:D00DFEED",
	"f\t2445\tfmt/1618\tSGML/XML Entity File\t\tapplication/xml-external-parsed-en"
	"tity\tent\t",
	"f\t2446\tfmt/1619\tPascal Source Code\t\t\tpas\t",
	"f\t2447\tfmt/1620\tAero Studio Song\t\t\taero\t",
	"s\t1961\tB0:4145524F00000001\tE0:40",
	"f\t2448\tfmt/1621\tAHX-Module Format (formerly THX module format)\t0-2\t\tahx\t",
	"s\t1962\tB0:544858",
	"f\t2449\tfmt/1622\tAsylum Music Format\t\t\tamf\t",
	"s\t1963\tB0:4153594C554D204D7573696320466F726D6174",
	"f\t2450\tfmt/1623\tArt Of Noise\t4 Channel Module\t\taon\t",
	"s\t1964\tB0:414F4E34",
	"f\t2451\tfmt/1624\tArt Of Noise\t8 Channel Module\t\taon\t",
	"s\t1965\tB0:414F4E38",
	"f\t2452\tfmt/1625\tESRI Colour File Format\t\t\tclr\t",
	"f\t2453\tfmt/1626\tMicroStation Symbology Resource File\t\t\trsc\t",
	"s\t1966\tB0:4D6963726F53746174696F6E205265736F757263652046696C65202D",
	"f\t2454\tfmt/1627\tZ Print Build File\t\t\tzbd\t",
	"s\t1967\tB0:255A436F72702053797374656D20536F6674776172652056657273696F6E",
	"f\t2455\tfmt/1628\tAdobe InDesign Document\t1.0\t\tind,indd\t",
	"s\t1968\tB92:444F43554D454E54(01|02){4}(00000000|00000000|00000001|0100000"
	"0)",
	"f\t2456\tfmt/1629\tAdobe InDesign Document\t1.5\t\tind,indd,indt\t2455",
	"s\t1969\tB92:444F43554D454E54(01|02){4}(00000001|01000000)05",
	"f\t2457\tfmt/1630\tAdobe InDesign Document\t2.0\t\tind,indd,indt\t865",
	"s\t1970\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(000"
	"00002|02000000)",
	"f\t2458\tfmt/1631\tAdobe InDesign Document\tCS5.5\t\tind,indd,indt\t865,1339",
	"s\t1971\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(000"
	"00007|07000000)05",
	"f\t2459\tfmt/1632\tAdobe InDesign Document\tCC\t\tind,indd,indt\t865",
	"s\t1972\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(000"
	"00009|09000000)",
	"f\t2460\tfmt/1633\tAdobe InDesign Document\tCC 2014\t\tind,indd,indt\t865",
	"s\t1973\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(000"
	"0000A|0A000000)",
	"f\t2461\tfmt/1634\tAdobe InDesign Document\tCC 2015\t\tind,indd,indt\t865",
	"s\t1974\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(000"
	"0000B|0B000000)",
	"f\t2462\tfmt/1635\tAdobe InDesign Document\tCC 2017\t\tind,indd,indt\t865",
	"s\t1975\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(000"
	"0000C|0C000000)",
	"f\t2463\tfmt/1636\tAdobe InDesign Document\tCC 2018\t\tind,indd,indt\t865",
	"s\t1976\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(000"
	"0000D|0D000000)",
	"f\t2464\tfmt/1637\tAdobe InDesign Document\tCC 2019\t\tind,indd,indt\t865",
	"s\t1977\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(000"
	"0000E|0E000000)",
	"f\t2465\tfmt/1638\tAdobe InDesign Document\tCC 2020\t\tind,indd,indt\t865",
	"s\t1978\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(000"
	"0000F|0F000000)",
	"f\t2466\tfmt/1639\tAdobe InDesign Document\tCC 2021\t\tind,indd,indt\t865",
	"s\t1979\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(000"
	"00010|10000000)",
	"f\t2467\tfmt/1640\tAdobe InDesign Document\tCC 2022\t\tind,indd,indt\t865",
	"s\t1980\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(000"
	"00011|11000000)",
	"f\t2468\tfmt/1641\tAdobe InDesign Interchange Document\t\t\tinx\t638",
	"s\t1981\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)*3C3F616964207"
	"374796C653D(22|27)3333(22|27)",
	"f\t2469\tfmt/1642\tAdobe InDesign Library\t2\t\tindl\t",
	"s\t1982\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D4C49425241525932",
	"f\t2470\tfmt/1643\tLenel Network Video Recorder File\t\t\tlnr\t",
	"s\t1983\tB0:4C4E5246",
	"f\t2471\tfmt/1644\tRoxio Label Creator Project File\t4-5\t\tjwl\t767",
	"f\t2472\tfmt/1645\tRoxio Label Creator Project File\t6-7\t\tjwl\t767",
	"f\t2473\tfmt/1646\tRoxio Label Creator Project File\t8-11\t\tjwl\t",
	"s\t1984\tB0:52004F005800490020\tE109-120:02FFFEFF0541007200690061006C",
	"f\t2474\tfmt/1647\tInspiration Software File\t\t\tisf\t",
	"s\t1985\tB0:6170706C69636174696F6E2F782D696E737069726174696F6E202020204372"
	"656174656420627920736F6674776172652066726F6D20496E737069726174696F6E2053"
	"6F6674776172652C20496E632E{80-258}104A464946",
	"f\t2475\tfmt/1648\tCrystal Reports File\t\tapplication/x-rpt\trpt\t",
	"f\t2476\tfmt/1649\tAGS 4 Data Format\t4.0- 4.1\t\tags\t",
	"s\t1986\tB0-4:22(2A2A50524F4A|47524F5550)22*22{0-1}50524F4A5F4944222C22{0-"
	"1}(50524F4A5F41475322|50524F4A5F4E414D45222C22)*22{0-1}414242525F48444E4"
	"7222C22{0-1}414242525F434F4445222C22",
	"f\t2477\tfmt/1650\tBayesian Interchange Format File\t\t\tbif\t",
	"f\t2478\tfmt/1651\tGarmin Flexible and Interoperable Data Transfer File\t\t\tf"
	"it\t",
	"s\t1987\tB8:2E464954",
	"f\t2479\tfmt/1652\tTypescript\t\t\tts,tsx\t",
	"f\t2480\tfmt/1653\tSTAD PAC File\t\t\tpac,seq\t",
	"s\t1988\tB0:704D38(35|36)",
	"f\t2481\tfmt/1654\tPalm Database ImageViewer Format\t\t\tpdb\t",
	"s\t1989\tB60:76494D4756696577",
	"f\t2482\tfmt/1655\tcdrLabel Label File\t\t\tclb\t",
	"f\t2483\tfmt/1656\tMicrosoft Help Contents File\t\t\tcnt\t",
	"s\t1990\tB0:3A42617365{1-259}2E(484C50|686C70)",
	"f\t2484\tfmt/1657\tXIMG (Extended GEM Bit Image)\t\t\timg,ximg\t",
	"s\t1991\tB16:58494D470000",
	"f\t2485\tfmt/1658\tXL-Paint MaX\t\t\tmax,xlp\t",
	"s\t1992\tB0:584C504D",
	"f\t2486\tfmt/1659\tXL-Paint\t\t\traw\t687",
	"s\t1993\tB0:584C5042",
	"f\t2487\tfmt/1660\tArts & Letters Clip Art Library\t\t\tyal\t",
	"s\t1994\tB0:435553544F4D00\tE0:FFFF",
	"f\t2488\tfmt/1661\tYamaha Wave Audio\tGeneric\t\tf01,s01,u01,w01\t",
	"s\t1996\tB0:4C4D3839353300",
	"f\t2498\tfmt/1662\tYamaha TX Wave Audio\t\t\ttxw,w01,w02,w03,w04,w05,w06,w07,w"
	"08,w09,w10,w11,w12,w13,w14,w15,w16,w17,w18,w19,w20,w21,w22\t2488",
	"s\t1995\tB0:4C4D383935330000000000000000000000{5}(49|C9)01",
	"f\t2499\tfmt/1663\tYAODL (Yet Another Object Description Language) File\t\t\ty"
	"dl\t",
	"s\t1997\tB0:2359414F444C0D0A",
	"f\t2500\tfmt/1664\tRED Thumbnail File\t\t\trtn\t",
	"s\t1998\tB0:5245445448554D424E41494C0318{3}72646901{6}18{3}0C58110203E8{2}"
	"61A8",
	"f\t2501\tfmt/1665\tEasy CD Creator Layout | Roxio Easy CD Creator Layout\t5-"
	"6\t\tcl5,rcl\t",
	"s\t1999\tB0:10000000{1}0000000100000011000000",
	"f\t2502\tfmt/1666\tRoxio Easy Media Creator Layout\t7\t\trcl\t",
	"s\t2000\tB0:FFFE2300{0-900}5B0052006F00780069006F0049004E004600320030005D0"
	"00D000A005B00500072006F006A00650063007400530065007400740069006E006700730"
	"05D000D000A00520043004C005600650072003D00370030",
	"f\t2503\tfmt/1667\tRoxio Easy Media Creator - Classic Creator File\t8-10\t\trc"
	"l\t",
	"s\t2001\tB0:FFFE2300{0-900}5B0052006F00780069006F0049004E004600380030005D0"
	"00D000A000D000A005B00500072006F006A00650063007400530065007400740069006E0"
	"0670073005D000D000A00520043004C005600650072003D00380030",
	"f\t2504\tfmt/1668\tRoxio Easy Media Creator Layout\t8-10\t\troxio\t",
	"s\t2002\tB0:00BB00BB01",
	"f\t2505\tfmt/1669\tRoxio Data Project File\t11\t\trox\t638",
	"s\t2003\tB160-260:39434130454545452D354243352D343165392D383234322D42454532"
	"3136343346464630",
	"f\t2506\tfmt/1670\tRoxio Audio Project File\t11\t\trox\t638",
	"s\t2004\tB160-260:31303235334334432D323239442D346338372D384431442D31363945"
	"4644464544383639",
	"f\t2507\tfmt/1671\tZ Compressed Data\t\t\tz\t",
	"s\t2005\tB0:1F9D90",
	"f\t2508\tfmt/1672\tLinux/i386 Binary Executable File ZMAGIC\t\t\to,so\t",
	"s\t2006\tB0:(07|08|0B|CC)(00|01)6400",
	"f\t2509\tfmt/1673\tZBrush MatCap\t\t\tzmt\t",
	"s\t2007\tB0:5A42727573682046696C652E",
	"f\t2510\tfmt/1674\tZyXEL Voice Format Audio\t\t\tad2,zvd,zyx\t",
	"s\t2008\tB0:5A7958454C02",
	"f\t2511\tfmt/1675\tIntelliFont Font File\t\t\tlib,type\t",
	"s\t2009\tB0:00440001000000{2}000002",
	"f\t2512\tfmt/1676\tCovox ADPCM Audio Files\t\t\tcvx,v2s,v3s,v4s,v8,vmf\t",
	"s\t2010\tB0:FF55FFAAFF55FFAA",
	"f\t2513\tfmt/1677\tMicrosoft Office File List\t\t\txml\t",
	"s\t2011\tB0:3C786D6C20786D6C6E733A6F3D2275726E3A736368656D61732D6D6963726F"
	"736F66742D636F6D3A6F66666963653A6F6666696365223E0D0A203C6F3A4D61696E4669"
	"6C6520485265663D222E2E\tE0:3C2F786D6C3E",
	"f\t2514\tfmt/1678\tMATLAB Script File\t\t\tm\t",
	"f\t2515\tfmt/1679\tGarmin track log file\t\t\tgmn\t",
	"s\t2012\tB0:3C406741724D694E403E",
	"f\t2516\tfmt/1680\tINTREPID Standard Information File\t3.7 onwards\t\tisi\t",
	"s\t2013\tB0:4D6574614461746120426567696E0D0A094E616D65093D\tE0:456E640D0A4D"
	"6574614461746120456E640D0A",
	"f\t2517\tfmt/1681\tOBO Flat File Format\t1.2\t\tobo\t",
	"s\t2014\tB0:666F726D61742D76657273696F6E3A20312E32",
	"f\t2518\tfmt/1682\tEndNote Library\tX - X9\t\tenl\t382",
	"f\t2519\tfmt/1683\tEndNote Compressed Library\tX - X9\t\tenlx\t382",
	"f\t2520\tfmt/1684\tEndNote Library\t20\t\tenl\t1528",
	"s\t2015\tB0:53514C69746520666F726D6174203300{1-2048}656E6C5F72656673",
	"f\t2521\tfmt/1685\tEndNote Compressed Library\t20\t\tenlx\t382",
	"f\t2522\tfmt/1686\tPageMaker Mac Document\t4.0\tapplication/vnd.pagemaker\t\t",
	"s\t2016\tB6:99FF{100}504D0400",
	"f\t2523\tfmt/1687\tPageMaker Mac Document\t5.0\tapplication/vnd.pagemaker\t\t",
	"s\t2019\tB6:99FF{100}504D0500",
	"f\t2524\tfmt/1688\tMicrosoft Word for MS-DOS Document\t6.0\tapplication/mswor"
	"d\tdoc\t",
	"s\t2020\tB0:31BE000000AB0000000000000000{82}0000{18}(08|09)",
	"f\t2525\tfmt/1689\tMicrosoft Word for MS-DOS Glossary File\tGeneric\tapplicat"
	"ion/msword\tgly\t",
	"s\t2021\tB0:31BE010000AB0000000000000000",
	"f\t2526\tfmt/1690\tMicrosoft Word for MS-DOS Style Sheet File\tGeneric\tappli"
	"cation/msword\tsty\t",
	"s\t2022\tB0:31BE020000AB0000000000000000",
	"f\t2527\tfmt/1691\tMicrosoft Word for MS-DOS Printer Description File\tGener"
	"ic\tapplication/msword\tprd\t",
	"s\t2023\tB0:31BE030000AB0000000000000000",
	"f\t2528\tfmt/1692\tESRI ArcGIS Raw Raster Reader/ Writer\t\t\thdr\t",
	"s\t2024\tB0:23204152432F494E464F2066696C6520637265617465642066726F6D204552"
	"204D6170706572{4-257}627974656F72646572{3-4}6E62697473{3-4}7864696D{1-15"
	"}7964696D{1-15}6E636F6C73{2-6}6E726F7773{4-6}6E62616E6473{3-4}756C786D61"
	"70{9-15}756C796D6170",
	"s\t2025\tB0:425954454F52444552{7}0A4C41594F5554{9}42494C0A4E524F5753{13-15"
	"}0A4E434F4C53{13-16}0A4E42414E4453{10}0A4E42495453{12}0A42414E44524F5742"
	"59544553{7-8}0A544F54414C524F574259544553{6-7}0A504958454C54595045",
	"f\t2529\tfmt/1693\tAsymetrix Compel Presentation\t1.0\t\tart,cpl\t",
	"s\t2026\tB0:034A424F4ED32C41",
	"f\t2530\tfmt/1694\tAsymetrix Compel Presentation\t2.0\t\tart,cpl\t",
	"s\t2027\tB0:034A424F4FF53C55",
	"f\t2531\tfmt/1695\t602 Text file\t1.0-1.51\t\t602\t",
	"s\t2028\tB0:40435420",
	"f\t2532\tfmt/1696\tESRI Attribute Index Files\t\t\tain\t",
	"s\t2029\tB0:41CEAE1940060000",
	"f\t2533\tfmt/1697\tCalc602 Spreadsheet file\t1.51\t\tbak,tc6\t2393,2623",
	"s\t2030\tB0:536F6674776172653630320D0A43616C6336303220762E312E353120546162"
	"756C",
	"f\t2534\tfmt/1698\tCalc602 Spreadsheet file\t1.00\t\tbak,tc6\t2623",
	"s\t2031\tB0:536F6674776172653630320D0A43616C6336303220762E312E303020546162"
	"756C6B61",
	"f\t2535\tfmt/1699\t602 Graph/Chart File\t1.51\t\tgc6\t2624",
	"s\t2032\tB0:536F6674776172653630320D0A43616C6336303220762E312E353120477261"
	"66",
	"f\t2536\tfmt/1700\tOGC GeoPackage\t1.0-1.31\tapplication/geopackage+sqlite3\tg"
	"pkg\t1528",
	"s\t2033\tB0:53514C69746520666F726D61742033{53}4750*67706B675F7370617469616"
	"C5F7265665F737973",
	"f\t2537\tfmt/1701\tPersuasion Mac Document\t1.0\t\tpr1\t",
	"s\t2034\tB0:0008{5}0003",
	"f\t2538\tfmt/1702\tPersuasion Mac Document\t2.0\t\tpr2\t",
	"s\t2035\tB0:000F{5}0003",
	"f\t2539\tfmt/1703\tPersuasion Mac Document\t2.1\t\tpr2\t687",
	"s\t2036\tB0:0014{5}0003",
	"f\t2540\tfmt/1704\tPersuasion Mac Document\t3.0\t\tpr3\t",
	"s\t2037\tB0:0029{5}5603",
	"f\t2541\tfmt/1705\tPersuasion Mac Document\t4.0\t\tpn4\t",
	"s\t2038\tB0:0035{5}5688",
	"f\t2542\tfmt/1706\tPersuasion Windows Document\t2.0\t\tat2,pr2\t",
	"s\t2039\tB0:000000000000FF99{100}5350050002",
	"f\t2543\tfmt/1707\tPersuasion Windows Document\t3.x - 4.x\t\tat3,at4,pn4,pr3\t",
	"s\t2040\tB0:000000000000FF99{100}5350000302",
	"f\t2544\tfmt/1708\tPersuasion Player File\t3\t\tppf\t",
	"s\t2041\tB0:474946383961\tA:706C703252545046",
	"f\t2545\tfmt/1709\tPersuasion Presentation Interchange File\t\t\tprf\t",
	"s\t2042\tB0:524F4F54{4}50726573656E746174696F6E20496E7465726368616E6765204"
	"6696C6520466F726D6174",
	"f\t2546\tfmt/1710\tPersuasion Auto-Template Interchange File\t\t\tatf\t",
	"s\t2043\tB0:524F4F54{4}4175746F54656D706C61746520496E7465726368616E6765204"
	"6696C6520466F726D6174",
	"f\t2547\tfmt/1711\tSoftware602 Printer Configuration File\t1.0\t\tcfg\t",
	"s\t2044\tB0:0B433630322D762E312E3030",
	"f\t2548\tfmt/1712\tCalc602 Macro File\t\t\tmc6\t",
	"f\t2549\tfmt/1713\tCalc602 Project File\t1.0\t\tpc6\t2625",
	"s\t2045\tB0:536F6674776172653630320D0A43616C6336303220762E312E303020576F72"
	"6B5370616365",
	"f\t2550\tfmt/1714\tCATIA Model File\t3\t\tmodel\t",
	"s\t2046\tB0-80:4341544941202020*43415449412056455253494F4E2033{11}52454C45"
	"41534520",
	"f\t2551\tfmt/1715\tApplet Effect Factory Config File\t\t\tdata\t",
	"s\t2047\tB0:434F4E464947204441544120464F52204150504C4554204546464543545320"
	"464143544F5259",
	"f\t2552\tfmt/1716\tCintel Raw Image/DaVinci Resolve Image\t\t\tcri,dvcc\t",
	"s\t2060\tB0:010000000400000044564343",
	"f\t2553\tfmt/1717\tTime Stamp Token\t\tapplication/vnd.etsi.timestamp-token\tt"
	"st\t",
	"f\t2554\tfmt/1718\tPageMaker Mac Document\t6.5-7.0\tapplication/vnd.pagemaker"
	"\tp65,pmd,pmt,t65\t1680",
	"f\t2555\tfmt/1719\tPageMaker Mac Document\t6.0\tapplication/vnd.pagemaker\tpm6"
	",pt6\t1680",
	"f\t2556\tfmt/1720\tPortable Compiled Format\t\t\tpcf\t",
	"s\t2049\tB0:01666370",
	"f\t2557\tfmt/1721\tPablo Paint Raster Image\t\t\tpa3,ppp\t687",
	"s\t2048\tB0:5041424C4F205041434B454420504943545552453A2047726F757065204344"
	"4E44200D0A",
	"f\t2558\tfmt/1722\tBIM Metadata File\t\t\tbim\t",
	"s\t2050\tB0:001F013475726E3A736368656D61732D70726F66657373696F6E616C446973"
	"633A7265616C54696D654D6574613A63616D6572614D6574611C2E2F5265616C54696D65"
	"4D65746143616D6572614D6574612E78736400",
	"f\t2567\tfmt/1723\tWordcraft Chapter Files\t\t\t001\t",
	"f\t2568\tfmt/1724\tLegalDocML Document\t\t\txml\t638",
	"s\t2068\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-1024}3C616B"
	"6F6D614E746F736F20{0-1024}786D6C6E733D22687474703A2F2F646F63732E6F617369"
	"732D6F70656E2E6F72672F6C6567616C646F636D6C2F6E732F616B6E2F332E30",
	"f\t2569\tfmt/1725\tCapture One Settings File\t\t\tcos\t638",
	"s\t2061\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)3F3E0A3C494D47"
	"3E0A\tE0:3C2F494D473E0A",
	"f\t2570\tfmt/1726\tGeosoft Map Description File\t\t\tmdf\t",
	"s\t2062\tB56-112:2F2078732C79732C6D622C6D722C6D742C6D6C",
	"f\t2571\tfmt/1727\tPro Tools Session File\t10+\t\tptx\t",
	"s\t2063\tB0:0330303130313131313030313031303131{3}5A010004",
	"f\t2572\tfmt/1728\tdBASE Windows Form File\t\t\twfm\t",
	"s\t2064\tB0:2A2A20454E4420484541444552202D2D20646F206E6F742072656D6F766520"
	"74686973206C696E652A0D0A2A2047656E657261746564206F6E20{2}2F{2}2F{2-4}0D0"
	"A2A",
	"f\t2573\tfmt/1729\tEsri Shapefile Geospatial Metadata File\t\t\txml\t638",
	"s\t2067\tB0-250:3C6D6574616461746120786D6C3A6C616E673D22{2}223E{0-2}3C4573"
	"72693E\tE0-5:3C2F6D657461646174613E",
	"f\t2575\tfmt/1730\tData File\tGeneric\t\tdat\t",
	"f\t2576\tfmt/1731\tPowerGraphics Image File\t\t\tpgr\t",
	"s\t2069\tB8:506F776572474658",
	"f\t2577\tfmt/1732\tPrism Paint Bitmap\t\t\tpnt,tpi\t",
	"s\t2070\tB0:504E5400",
	"f\t2578\tfmt/1733\tPaintShop Plus Compressed Format\t\t\tda4,psc\t",
	"s\t2071\tB0:746D38395053",
	"f\t2579\tfmt/1734\tPortfolio Graphics Compressed File\t\t\tpgc\t",
	"s\t2072\tB0:504701",
	"f\t2580\tfmt/1735\tC/C++ Header File\t\t\th,hpp,hxx\t",
	"f\t2581\tfmt/1736\tCreative Voice File\t\t\tvoc\t",
	"s\t2074\tB0:437265617469766520566F6963652046696C65",
	"f\t2583\tfmt/1737\tFlow Cytometry Standard File\t1.0-3.1\t application/vnd.is"
	"ac.fcs\tfcs\t",
	"s\t2075\tB0:464353{3}20",
	"f\t2584\tfmt/1738\tUDF Disc Image\t\t\tcdr,dmg,iso,toast\t",
	"s\t2076\tB32768-36864:00424541303101{2041}004E535230(32|33)01",
	"f\t2585\tfmt/1739\tUDF-ISO 9660 Bridge Disc\t\t\tcdr,dmg,iso,toast\t1255,2584",
	"s\t2077\tB32768-70468:4344303031{1-16384}FF4344303031\tB32768-70468:0042454"
	"1303101{2041}004E535230(32|33)01",
	"f\t2586\tfmt/1740\tApple Partition Map Disk Image\t\t\tbin,cdr,dmg,img,iso,toa"
	"st\t1255",
	"s\t2078\tB0-16:45520200{508}504D",
	"s\t2079\tB0-16:45520800{2044}504D",
	"s\t2088\tB0-16:00000000{508}504D",
	"f\t2587\tfmt/1741\tApple Partition Map ISO 9660 Hybrid\t\t\tcdr,iso,toast\t1255"
	",2586",
	"s\t2080\tB32768-103252:45520200{508}504D4344303031{1-16384}FF4344303031",
	"s\t2081\tB32768-103252:45520800{2044}504D4344303031{1-16384}FF4344303031",
	"f\t2588\tfmt/1742\tHierarchical File System Plus\t\t\tdmg,img,toast\t",
	"s\t2082\tB1024-2048:482B0004\tE0-1024:482B0004",
	"s\t2083\tB1024-2048:48580005\tE0-1024:48580005",
	"f\t2589\tfmt/1743\tNero Burning ROM Image File\tGeneric\t\tnrg\t",
	"s\t2084\tE0-12:4E4552(35|4F)",
	"f\t2590\tfmt/1744\tPsion Series 3 Bitmap\t\t\tpic\t",
	"s\t2085\tB0:504943DC3030",
	"f\t2591\tfmt/1745\tPixArt Bitmap\t\t\tpix\t",
	"s\t2086\tB0:50495854",
	"f\t2592\tfmt/1746\tRocky Interlace Picture\t\t\trip\t",
	"s\t2087\tB0:524950312E",
	"f\t2593\tfmt/1747\tMicrosoft PowerPoint Presentation\t2.x\tapplication/vnd.ms"
	"-PowerPoint\tppt\t",
	"s\t2089\tB0:EDDEAD0B02000000",
	"f\t2594\tfmt/1748\tMicrosoft PowerPoint Presentation\t3.x\tapplication/vnd.ms"
	"-PowerPoint\tppt\t",
	"s\t2090\tB0:EDDEAD0B03000000",
	"f\t2595\tfmt/1749\tCanon MIF File\t\t\tmif\t",
	"s\t2091\tB0:4D49010102",
	"f\t2596\tfmt/1750\tCanon CIF File\t\t\tcif\t",
	"s\t2092\tB0:4349010011141110",
	"f\t2597\tfmt/1751\tCanon SIF File\t\t\tsif\t687",
	"s\t2093\tB0:01000200",
	"f\t2599\tfmt/1752\tOpenDocument Database Format\t1.3\tapplication/vnd.oasis.o"
	"pendocument.base\todb\t778,1231",
	"f\t2600\tfmt/1753\tOpenDocument Graphics\t1.3\tapplication/vnd.oasis.opendocu"
	"ment.graphics\todg\t778,1039",
	"f\t2602\tfmt/1754\tOpenDocument Presentation\t1.3\tapplication/vnd.oasis.open"
	"document.presentation\todp\t778,1035",
	"f\t2603\tfmt/1755\tOpenDocument Spreadsheet\t1.3\tapplication/vnd.oasis.opend"
	"ocument.spreadsheet\tods\t778,1037",
	"f\t2604\tfmt/1756\tOpenDocument Text\t1.3\tapplication/vnd.oasis.opendocument"
	".text\todt\t778,1033",
	"f\t2605\tfmt/1757\tApple Partition Map - ISO 9660 - UDF Hybrid Disk Image\t\t"
	"\tdmg,iso,toast\t2584,2585,2586",
	"s\t2094\tB0-16:45520200{508}504D\tB32768-136004:4344303031{1-16384}FF434430"
	"3031\tB32768-102400:00424541303101{2041}004E535230(32|33)01",
	"s\t2095\tB0-16:45520800{2044}504D\tB32768-136004:4344303031{1-16384}FF43443"
	"03031\tB32768-102400:00424541303101{2041}004E535230(32|33)01",
	"f\t2607\tfmt/1758\tMedia Descriptor File\t\t\tmdf\t",
	"f\t2608\tfmt/1759\tMedia Descriptor Sidecar File\t\t\tmds\t",
	"s\t2097\tB0:4D454449412044455343524950544F52",
	"f\t2610\tfmt/1760\tCloneCD Control File\t\t\tccd\t",
	"s\t2101\tB0:5B436C6F6E6543445D",
	"f\t2611\tfmt/1761\tMacBinary\tI\t\t\t",
	"f\t2612\tfmt/1762\tMacBinary\tII\t\tbin\t",
	"s\t2102\tB0:00{73}00{7}00{16}000000000000000000000000000000000000000000000"
	"081",
	"f\t2613\tfmt/1763\tMacBinary\tIII\t\tbin\t",
	"s\t2103\tB0:00{73}00{7}00{19}6D42494E{16}82",
	"f\t2614\tfmt/1764\tSony SLV File\t\t\tslv\t",
	"s\t2104\tB0:736C7667{4}66696C6C",
	"f\t2615\tfmt/1765\tMedia Hash List\t\t\tmhl\t638",
	"s\t2105\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-512}3C686"
	"173686C6973742076657273696F6E3D(22|27)312E30(22|27)",
	"f\t2616\tfmt/1766\tSony SML File\t\t\tsml\t",
	"s\t2106\tB0-3:3C6C69737420747970653D22{0-64}6E616D653D\tE0-3:3C2F6C6973743E",
	"f\t2617\tfmt/1767\tCalc602 Project File\t1.51\t\tpc6\t2625",
	"s\t2107\tB0:536F6674776172653630320D0A43616C6336303220762E312E353120576F72"
	"6B53706163",
	"f\t2618\tfmt/1768\tC Source Code File\t\t\tc\t",
	"f\t2619\tfmt/1769\tC++ Source Code File\t\t\tcc,cpp,cxx\t",
	"f\t2620\tfmt/1770\tGenBank Flat File\t\t\tgb,gbk\t",
	"s\t2108\tB0:4C4F435553\tA:4F524947494E\tE0-1:2F2F(0A|0D)",
	"f\t2621\tfmt/1771\tESRI Persistent Auxiliary Metadata File\t\t\taux.xml,xml\t63"
	"8",
	"s\t2109\tB0-30:3C50414D446174617365743E{10-200}3C4D6574616461746120646F6D6"
	"1696E3D22(4553524922|4573726922)3E\tE0-1:3C2F50414D446174617365743E",
	"f\t2622\tfmt/1772\tCasio QV CAM\t\t\tcam\t",
	"s\t2110\tB0:07204D4D",
	"f\t2623\tfmt/1773\tCalc602 Spreadsheet File\t\t\tbak,tc6\t",
	"s\t2111\tB0:536F6674776172653630320D0A43616C6336303220762E{1-4}20546162756"
	"C",
	"f\t2624\tfmt/1774\t602 Graph/Chart File\t\t\tgc6\t",
	"s\t2112\tB0:536F6674776172653630320D0A43616C6336303220762E{1-4}2047726166",
	"f\t2625\tfmt/1775\tCalc602 Project File\t\t\tpc6\t",
	"s\t2113\tB0:536F6674776172653630320D0A43616C6336303220762E{1-4}20576F726B5"
	"370616365",
	"f\t2626\tfmt/1776\tExtensible Markup Language\t1.1\tapplication/xml, text/xml"
	"\txml\t",
	"s\t2117\tB0-3:3C3F786D6C(09|0A|0D|20){0-1}76657273696F6E{0-1}3D{0-1}(22|27"
	")312E31(22|27)",
	"f\t2627\tfmt/1777\tSIARD (Software-Independent Archiving of Relational Data"
	"bases)\t2.2\t\tsiard\t",
	"f\t2628\tfmt/1778\tDynamic Publisher Picture File\t\t\tpct\t",
	"s\t2118\tB0:44594E414D4943205055424C49534845522053435245454E",
	"f\t2629\tfmt/1779\tDynamic Publisher Font File\t\t\tfnt\t",
	"s\t2119\tB0:44594E414D4943205055424C495348455220464F4E54",
	"f\t2630\tfmt/1780\tKoala MicroIllustrator Graphic File\t\t\tpic\t",
	"s\t2120\tB0:FF80C9C71A",
	"f\t2631\tfmt/1781\tPentax PEF Image File\t\timage/dng\tpef\t1099",
	"s\t2121\tB0:4D4D002A*50454E544158{0-2048}414F43004D4D",
	"f\t2632\tfmt/1782\tThe Spectral Geologist Dataset\t7.15\t\ttsg\t",
	"s\t2122\tB0-1024:54534720372E31352044617461736574",
	"f\t2633\tfmt/1783\tThe Spectral Geologist Dataset\t7\t\ttsg\t",
	"s\t2123\tB0-1024:54534720372E30302044617461736574",
	"f\t2634\tfmt/1784\tAnimatic Film Format\t\t\tflm\t",
	"s\t2124\tB48:27182818",
	"f\t2635\tfmt/1785\tFLR Database File\t\t\tflr\t",
	"s\t2125\tB0:3732323439",
	"f\t2636\tfmt/1786\tFunpaint Image File\t\t\tfp2,fun,vic\t",
	"s\t2126\tB0:F03F46554E5041494E5420284D542920",
	"f\t2637\tfmt/1787\tG9B Graphics Format Bitmap\t\t\tg9b\t",
	"s\t2127\tB0:473942",
	"f\t2638\tfmt/1788\tGunpaint Image File\t\t\tgun\t",
	"s\t2128\tB0:0040{1000}47554E5041494E54",
	"f\t2639\tfmt/1789\tGX2 Graphics File\t\t\tega,gx2\t",
	"s\t2129\tB0:475832",
	"f\t2640\tfmt/1790\tHelp Librarian File\t\t\tdat,dta,hlp\t",
	"s\t2130\tB0:432D576F72746879202852292048656C70204C696272617269616E20446174"
	"612046696C652056657273696F6E",
	"f\t2641\tfmt/1791\tHaiku Vector Icon Format\t\t\thvif\t",
	"s\t2131\tB0:6E636966",
	"f\t2642\tfmt/1792\tICDRAW Single Icon File\t\t\tibi\t",
	"s\t2132\tB0:49434249",
	"f\t2643\tfmt/1793\tICDRAW Group Icon File\t\t\tib3\t",
	"s\t2133\tB0:49434233",
	"f\t2644\tfmt/1794\tJPEG 2000 Codestream\t\timage/jp2\tj2c,j2k,jpc\t",
	"s\t2134\tB0:FF4FFF51\tE0:FFD9",
	"f\t2645\tfmt/1795\tAsymetrix Toolbook File\t6-11.5\t\tsbk,tbk\t1704",
	"s\t2135\tB0:4D5A{126-128500}50450000{20}0B01{66}[0000:1000]*54006F006F006C"
	"00(42|62)006F006F006B00",
	"f\t2647\tfmt/1796\tWireless Markup Language (WML) Document\t1.1\ttext/vnd.wap"
	".wml\twml\t638",
	"s\t2136\tB0:3C3F786D6C2076657273696F6E3D22312E3022{0-75}3C21444F4354595045"
	"20776D6C205055424C494320222D2F2F574150464F52554D2F2F44544420574D4C{20-20"
	"0}3C776D6C3E\tE0-5:3C2F636172643E{0-6}3C2F776D6C3E",
	"f\t2648\tfmt/1797\tSHA512 File\t\t\tsha512\t",
	"f\t2649\tfmt/1798\tCHAT Transcription Format\t\ttext/x-chat\tcha\t",
	"s\t2137\tB0-256:4055544638{0-256}40426567696E{0-64}404C616E6775616765733A{"
	"0-256}405061727469636970616E74733A",
	"f\t2650\tfmt/1799\tFLExText Interlinear XML Format\t\t\tflextext\t638",
	"s\t2138\tB0-3:3C3F786D6C2076657273696F6E3D22312E302220656E636F64696E673D22"
	"(55|75)(54|74)(46|66)2D38223F3E{0-3}3C646F63756D656E74{1-256}3C696E74657"
	"26C696E6561722D74657874{1-1024}3C70617261677261706873",
	"f\t2651\tfmt/1800\tMultimedia Viewer Book\t\t\tmvb\t",
	"s\t2139\tB0:3F5F0300*6C031B000100",
	"f\t2652\tfmt/1801\tPraat TextGrid\t\ttext/praat-textgrid\ttextgrid\t",
	"s\t2140\tB0-3:46696C652074797065203D20226F6F5465787446696C6522{1-3}4F626A6"
	"5637420636C617373203D2022546578744772696422",
	"f\t2653\tfmt/1802\tTranscriber AG TAG Format\t\t\ttag\t638",
	"s\t2141\tB0:3C3F786D6C2076657273696F6E3D22312E3022{1-128}3C21444F435459504"
	"5204147536574",
	"f\t2654\tfmt/1803\tTranscriber TRS Format\t\t\ttrs\t638",
	"s\t2142\tB0:3C3F786D6C2076657273696F6E3D22312E3022{1-128}3C21444F435459504"
	"5205472616E73",
	"f\t2655\tfmt/1804\tB Source Code File\t\t\tb\t",
	"f\t2656\tfmt/1805\tMicrosoft Access Database File\t1.0\t\tmda,mdb\t",
	"s\t2143\tB0:01000000{1026}5269636807",
	"f\t2657\tfmt/1806\tMicrosoft Access Database File\t1.1\t\tmda,mdb\t",
	"s\t2144\tB0:01000000{1026}5269636808",
	"f\t2658\tfmt/1807\tMicrosoft Access Encrypted Database File\t1.0\t\tmda,mdb\t",
	"s\t2145\tB0:772C5320{1030}66",
	"f\t2659\tfmt/1808\tMicrosoft Access Encrypted Database File\t1.1\t\tmda,mdb\t",
	"s\t2146\tB0:772C5320{1030}69",
	"f\t2660\tfmt/1809\tMicrosoft Access Encrypted Database File\t2.0\t\tmda,mdb\t",
	"s\t2147\tB0:772C5320{1030}68",
	"f\t2661\tfmt/1810\tRaw PIMA SWIR Reflectance Spectral File\t\t\tfos\t",
	"s\t2148\tB0:4953504C464F5300010500",
	"f\t2662\tfmt/1811\tVips Image\t\t\tv,vips\t",
	"s\t2150\tB0:08F2A6B6",
	"s\t2151\tB0:B6A6F208",
	"f\t2663\tfmt/1812\tAudio Data Transport Stream\t\taudio/aac, audio/vnd.dlna.a"
	"dts\taac,adts\t687",
	"s\t2152\tB0:FF(F0|F1|F8|F9)(40|41|44|45|48|49|4C|4D|50|51|54|55|58|59|5C|5"
	"D|60|61|64|65|68|69|6C|6D|70|71|80|81|84|85|88|89|8C|8D|90|91|94|95|98|9"
	"9|9C|9D|A0|A1|A4|A5|A8|A9|AC|AD|B0|B1)(00|01|20|40|41|60|60|80|81|A0|C0|"
	"C1|E0)",
	"s\t2153\tB0:494433{0-2045}FF(F0|F1|F8|F9)(40|41|44|45|48|49|4C|4D|50|51|54"
	"|55|58|59|5C|5D|60|61|64|65|68|69|6C|6D|70|71|80|81|84|85|88|89|8C|8D|90"
	"|91|94|95|98|99|9C|9D|A0|A1|A4|A5|A8|A9|AC|AD|B0|B1)(00|01|20|40|41|60|6"
	"0|80|81|A0|C0|C1|E0)",
	"f\t2664\tfmt/1813\txdomea\t3.0.0\t\txml\t638",
	"s\t2154\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-320}786D6C6"
	"E733A78646F6D65613D(22|27)75726E3A786F65762D64653A78646F6D65613A73636865"
	"6D613A332E302E30(22|27)",
	"f\t2665\tfmt/1814\tAdobe Color Book for Windows\t\t\tacb\t",
	"s\t2155\tB0:384243420001",
	"f\t2666\tfmt/1815\tAdobe Color Swatch\t\t\taco\t",
	"f\t2667\tfmt/1816\tAdobe Swatch Exchange\t\t\tase\t",
	"s\t2156\tB0:415345460001",
	"f\t2668\tfmt/1817\tDirect Stream Digital Stream File\t\t\tdsf\t",
	"s\t2157\tB0:44534420{24}666D7420",
	"f\t2669\tfmt/1818\tDirect Stream Digital Interchange File Format\t\t\tdff\t",
	"s\t2158\tB0:46524D38{8}4453442046564552",
	"f\t2670\tfmt/1819\tMacCaption File\t1\t\tmcc\t",
	"s\t2159\tB0:46696C6520466F726D61743D4D616343617074696F6E5F4D4343205631",
	"f\t2671\tfmt/1820\tMacCaption File\t2\t\tmcc\t",
	"s\t2160\tB0:46696C6520466F726D61743D4D616343617074696F6E5F4D4343205632",
	"f\t2672\tfmt/1821\tMacCaption Project\t\t\tcca\t",
	"s\t2161\tB0:4D616343617074696F6E5F434341",
	"f\t2673\tfmt/1822\tAudacity Audio Block File\t\t\tau\t",
	"s\t2162\tB0:(2E736E64|646E732E){20}4175646163697479426C6F636B46696C65",
	"f\t2674\tfmt/1823\tAudacity Project File\tEarly\t\taup\t",
	"s\t2163\tB0:417564616369747950726F6A656374(0D|0D0A)56657273696F6E(0D|0D0A)"
	"{4}(0D|0D0A)70726F6A4E616D65",
	"f\t2675\tfmt/1824\tAudacity Project File\t1.x\t\taup\t638",
	"s\t2164\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-1024}617564"
	"616369747976657273696F6E3D22312E",
	"f\t2676\tfmt/1825\tAudacity Project File\t2.x\t\taup\t638",
	"s\t2165\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-1024}617564"
	"616369747976657273696F6E3D22322E",
	"f\t2677\tfmt/1826\tAudacity Project File\t3.x\t\taup3\t1528",
	"s\t2166\tB0:53514C69746520666F726D6174203300{52}41554459",
	"f\t2678\tfmt/1827\tDOCX Strict OOXML Document\t2007 onwards\tapplication/vnd."
	"openxmlformats-officedocument.wordprocessingml.document\tdocx\t1160",
	"f\t2679\tfmt/1828\tXLSX Strict OOXML Spreadsheet\t2007 onwards\tapplication/v"
	"nd.openxmlformats-officedocument.wordprocessingml.document\txlsx\t940",
	"f\t2681\tfmt/1829\tPPTX Strict OOXML Presentation\t2007 onwards\tapplication/"
	"vnd.openxmlformats-officedocument.presentationml.presentation\tpptx\t941",
	"f\t2682\tfmt/1830\t3D Studio (DOS) 2D/3D Loft Object File\t\t\tlft\t",
	"s\t2168\tB0:3D2D{2}0000",
	"f\t2683\tfmt/1831\t3D Studio (DOS) Project File\t\t\tprj\t",
	"s\t2169\tB0:3DC2{3}00",
	"f\t2684\tfmt/1832\tArcSoft PhotoStudio File\t\t\tpsf\t",
	"s\t2170\tB0:4653504103000000",
	"f\t2685\tfmt/1833\tArcSoft Album and SlideShow Files for PhotoStudio and Ph"
	"otoImpression\t\t\tabm,sld\t",
	"s\t2171\tB0:50414C4D",
	"f\t2686\tfmt/1834\tGoDot 4Bit Graphics Format\t\t\t4bt\t687",
	"s\t2172\tB0:474F4430",
	"f\t2687\tfmt/1835\tArchiver Format\t\t\ta\t",
	"s\t2173\tB0:213C617263683E",
	"f\t2688\tfmt/1836\tBrio Query File\t\t\tbqy\t",
	"s\t2174\tB0:23425249462042494E",
	"f\t2689\tfmt/1837\tWordPerfect Presentations\t2\t\tshw\t",
	"s\t2175\tB0:FF575043{4}0F0A0200",
	"f\t2690\tfmt/1838\tLeica Project File\t\t\tlgs\t",
	"s\t2176\tB0:77696C643A3A67656F73797374656D73\tE0-64:4C656963612050726F6A656"
	"3742046696C65",
	"f\t2691\tfmt/1839\tMicrosoft Publisher Packaged Document\t\t\tpuz\t801",
	"s\t2178\tB0:4D534346{20}0301*2E(505542|707562)",
	"f\t2692\tfmt/1840\tWACZ\t\tapplication/x-wacz\twacz\t",
	"f\t2693\tfmt/1841\tDigital Negative Format (DNG)\t1.5\timage/dng, image/tiff\t"
	"dng\t672,673,752,797,927,1099",
	"s\t2179\tB0:49492A00{0-4080}12C601000400000001050000",
	"s\t2180\tB0:4D4D002A{0-4080}C61200010000000401050000",
	"s\t2181\tB0:49492A00\tE0-128000:12C601000400000001050000",
	"s\t2182\tB0:4D4D002A\tE0-128000:C61200010000000401050000",
	"f\t2694\tfmt/1842\tDigital Negative Format (DNG)\t1.6\timage/dng, image/tiff\t"
	"dng\t672,673,752,797,927,1099",
	"s\t2183\tB0:49492A00{0-4080}12C601000400000001060000",
	"s\t2184\tB0:4D4D002A{0-4080}C61200010000000401060000",
	"s\t2185\tB0:49492A00\tE0-128000:12C601000400000001060000",
	"s\t2186\tB0:4D4D002A\tE0-128000:C61200010000000401060000",
	"f\t2695\tfmt/1843\tHuman Machine Interfaces HMI File\t\t\thmi\t",
	"s\t2187\tB0:484D492D4D494449534F4E47303631353935",
	"f\t2696\tfmt/1844\tGNU Image Manipulation Program Palette File\t\t\tgpl\t",
	"s\t2188\tB0:47494D502050616C65747465",
	"f\t2697\tfmt/1845\tFinal Draft Document\t8\t\tfdx\t638",
	"s\t2189\tB0:3C3F786D6C2076657273696F6E3D22312E302220656E636F64696E673D2255"
	"54462D3822207374616E64616C6F6E653D226E6F22203F3E0A3C46696E616C4472616674"
	"20446F63756D656E74547970653D\tE0:3C2F46696E616C44726166743E0A",
	"f\t2698\tfmt/1846\tFountain Markup Language File\t\t\tfountain,spmd\t",
	"f\t2699\tfmt/1847\tEsri ArcMap Label file\t\t\tlxp\t",
	"f\t2700\tfmt/1848\tTrelby Document File\t\t\ttrelby\t",
	"s\t2192\tB0:EFBBBF2356657273696F6E20",
	"f\t2701\tfmt/1849\tGeneral Purpose RAW\t\t\tgpr\t1225",
	"s\t2193\tB0:49492A00{0-4080}12C601000400000001030000*56432D35",
	"f\t2702\tfmt/1850\tWordPerfect Macro File\t\t\twcm,wpm\t736,737",
	"s\t2194\tB0:FF575043{4}0101",
	"s\t2195\tB0:FF575043{4}010A{0-4000}(57434D|77636D)*(41|61)70706C6963617469"
	"6F6E{0-15}(44|64)656661756C74",
	"f\t2704\tfmt/1851\tDAV Video Format\t\t\tdav\t",
	"s\t2196\tB0:44484156\tE0-65536:64686176",
	"f\t2705\tfmt/1852\tCamtasia Recording File\t\t\tcamrec\t",
	"f\t2706\tfmt/1853\tCamtasia Studio Project\t\t\tcamproj\t638",
	"s\t2197\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){4}3C50726F6"
	"A6563745F446174612056657273696F6E",
	"f\t2707\tfmt/1854\tOpen Media Framework Interchange\t1.0\t\tomf\t",
	"s\t2198\tB0-65536:4F4D46493A4F626A4944\tE0-24:A4434DA5486472D7{4}(0001|0100"
	")",
	"s\t2199\tE0-65536:4F4D46493A4F626A4944\tE0-24:A4434DA5486472D7{4}(0001|0100"
	")",
	"f\t2709\tfmt/1855\tOpen Media Framework Interchange\t2.0\t\tomf\t",
	"s\t2200\tB0-65536:4F4D46493A4F4F424A3A4F626A436C617373\tE0-24:A4434DA548647"
	"2D7{4}(0002|0200)",
	"s\t2201\tE0-65536:4F4D46493A4F4F424A3A4F626A436C617373\tE0-24:A4434DA548647"
	"2D7{4}(0002|0200)",
	"f\t2710\tfmt/1856\tEnhanced Image Package\t\t\teip\t",
	"f\t2711\tfmt/1857\tCapture One Session File\t\t\tcos\t638,2569",
	"s\t2202\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27)\tB22:3C494D473"
	"E{0-256}3C45204B3D(22|27)417574686F72(22|27)",
	"f\t2712\tfmt/1858\tMicrosoft Excel Workspace File\t5/95\tapplication/vnd.ms-e"
	"xcel\txlw\t186",
	"s\t2203\tB0:0908080000050001{3}0742000200E40438000400{1}0005003D001200",
	"f\t2713\tfmt/1859\tAdobe Air\t2.5\tapplication/vnd.adobe.air-application-inst"
	"aller-package+zip\tair\t",
	"f\t2714\tfmt/1860\tdBASE Report Form Definition File\tIV\t\tfrm\t",
	"s\t2204\tB0:64424153452049562047656E657269632044657369676E2046696C65205665"
	"7273696F6E20312E30",
	"f\t2715\tfmt/1861\tQuicken 3 Database File\t3\t\tqst\t",
	"s\t2205\tB0:5157205665722E20332E30302E303020",
	"f\t2716\tfmt/1862\tAdobe Illustrator CC Artwork\t17-23\t\tai,ait\t618",
	"s\t2206\tB0:255044462D312E35*3C696C6C7573747261746F723A547970653E446F63756"
	"D656E743C2F696C6C7573747261746F723A547970653E*252150532D41646F62652D332E"
	"30*254149355F46696C65466F726D6174203133",
	"f\t2717\tfmt/1863\tAdobe Illustrator CC 2020 Artwork\t24-24.1\t\tai,ait\t618",
	"s\t2207\tB0:255044462D312E35*3C696C6C7573747261746F723A547970653E446F63756"
	"D656E743C2F696C6C7573747261746F723A547970653E*252150532D41646F62652D332E"
	"30*254149355F46696C65466F726D6174203134",
	"f\t2718\tfmt/1864\tAdobe Illustrator CC 2020 Artwork\t24.2+\t\tai,ait\t637",
	"s\t2208\tB0:255044462D312E36*3C696C6C7573747261746F723A547970653E446F63756"
	"D656E743C2F696C6C7573747261746F723A547970653E*252150532D41646F62652D332E"
	"30*254149355F46696C65466F726D6174203134",
	"f\t2719\tfmt/1865\tSWiSH Movie File\t\t\tswi\t687",
	"s\t2209\tB0-512:435363656E654F626A",
	"f\t2720\tfmt/1866\tMicrosoft Powerpoint for Macintosh\t2\tapplication/vnd.ms-"
	"PowerPoint\tppt\t",
	"s\t2210\tB0:0BADDEED00000002",
	"f\t2721\tfmt/1867\tMicrosoft Powerpoint for Macintosh\t3\tapplication/vnd.ms-"
	"PowerPoint\tppt\t",
	"s\t2211\tB0:0BADDEED00000003",
	"f\t2722\tfmt/1868\tLeapfrog Geo 3D Scene Format\t\t\tlfsc\t",
	"s\t2212\tB0:254C65617066726F672D",
	"f\t2723\tfmt/1869\tSPSS PC File Format\t\t\t\t",
	"s\t2213\tB0:64617461206C6973742066726565202F{1-45}7661726961626C65206C6162"
	"656C73202F{1-200}626567696E2064617461\tE5-10:656E642064617461",
	"f\t2724\tfmt/1870\tYamaha PSR Disk Manager File\t\t\tmng\t",
	"s\t2214\tB8:4D4E47\tE0:0D0A",
	"f\t2725\tfmt/1871\tCommon Interface File\t\t\tcif,mca\t",
	"s\t2215\tB0:4844{75-80}0A{80-81}0A\tE0-2:5A5A202020202020202020202020202020"
	"202020202020202020202020202020202020202020202020202020202020202020202020"
	"202020202020202020202020202020202020202020202020202020{0-1}0A",
	"f\t2726\tfmt/1872\tGuitar Pro File\t1\t\tgtp\t",
	"s\t2245\tB0:194649434849455220475549544152452050524F",
	"f\t2727\tfmt/1873\tGuitar Pro File\t2-5\t\tgp3,gp4,gp5\t",
	"s\t2246\tB0:1846494348494552204755495441522050524F",
	"f\t2728\tfmt/1874\tEsko ArtPro File\t\t\tap\t",
	"s\t2216\tB0:41727457",
	"f\t2729\tfmt/1875\tMaptech BSB Documentation File\t\t\tbsb,kap\t",
	"s\t2217\tB0-700:4345442F\tB0-700:4E544D2F\tB0-700:5645522F",
	"f\t2730\tfmt/1876\tHMM Packfile\t\t\tpak\t",
	"s\t2218\tB0:484D4D535953205061636B46696C650A1A0000000000000000000000000000"
	"00",
	"f\t2731\tfmt/1877\tGST Art File\t1\t\tart\t687",
	"s\t2219\tB16:4753543A41525400",
	"f\t2732\tfmt/1878\tGST Art File\t2\t\tart\t",
	"f\t2733\tfmt/1879\tvCard\t2.1\ttext/vcard\tvcard,vcf\t1143",
	"s\t2220\tB0:424547494E3A5643415244*0A56455253494F4E3A322E31\tE0-4:454E443A5"
	"643415244",
	"f\t2734\tfmt/1880\tvCard\t3\ttext/vcard\tvcard,vcf\t1143",
	"s\t2221\tB0:424547494E3A56434152440D0A56455253494F4E3A332E30\tE0-4:454E443A"
	"5643415244",
	"f\t2735\tfmt/1881\tvCard\t4\ttext/vcard\tvcard,vcf\t1143",
	"s\t2222\tB0:424547494E3A56434152440D0A56455253494F4E3A342E30\tE0-4:454E443A"
	"5643415244",
	"f\t2736\tfmt/1882\tOPML File\t1.*\t\topml\t638",
	"s\t2223\tE0-4:3C2F626F64793E{0-4}3C2F6F706D6C3E\tB0:3C3F786D6C2076657273696"
	"F6E3D22312E302220656E636F64696E673D225554462D38223F3E3C6F706D6C207665727"
	"3696F6E3D22312E{1}223E3C686561643E3C7469746C653E{0-300}3C2F7469746C653E3"
	"C2F686561643E3C626F64793E",
	"f\t2738\tfmt/1883\tOPML File\t2\t\topml\t638",
	"s\t2224\tE0-4:3C2F626F64793E{0-4}3C2F6F706D6C3E\tB0-86:3C6F706D6C{0-90}2076"
	"657273696F6E3D22322E3022{0-60}3E{0-5}3C68656164{0-69}3E{0-9}3C7469746C65"
	"3E{0-300}3C2F7469746C653E",
	"f\t2739\tfmt/1885\tCloudCompare Entity File\t\t\tbin\t",
	"s\t2226\tB0:43434232",
	"f\t2740\tfmt/1884\tEncapsulated PostScript File Format\t2.1\tapplication/post"
	"script\teps,epsf\t773",
	"s\t2225\tB0:252150532D41646F62652D332E3020455053462D322E31",
	"f\t2741\tfmt/1886\tResource Interchange File Format (RIFF)\t\t\t\t",
	"s\t2227\tB0:52494646",
	"f\t2742\tfmt/1887\tCommon Instrument File (CIF)\t1\t\tci1\t",
	"s\t2228\tB0:42BD0A0001{15}76312E306100{10}00000000000000000000000000000000",
	"f\t2744\tfmt/1888\tCommon Instrument File (CIF)\t2\t\tci2\t",
	"s\t2229\tB0:43BD0A0001{15}76312E306100{10}00000000000000000000000000000000",
	"f\t2745\tfmt/1889\tOpen Access III Document\tIII\t\text\t",
	"s\t2230\tB0:034C54326A000000",
	"f\t2746\tfmt/1890\tMemory Stick Voice File (MSV)\tADPCM Codec\t\tmsv\t1259",
	"s\t2231\tB0:4D535F564F494345{4}01000000534F4E5920434F52504F524154494F4E{28"
	"}00(05|09)0001",
	"f\t2747\tfmt/1891\tDigital Voice File (DVF)\tTRC Codec\t\tdvf\t1259",
	"s\t2232\tB0:4D535F564F494345{4}01020000534F4E5920434F52504F524154494F4E{28"
	"}00(30|35|37)0001",
	"f\t2748\tfmt/1892\tMemory Stick Voice File (MSV)/Digital Voice File (DVF)\tL"
	"PEC Codec\t\tdvf,msv\t1259",
	"s\t2233\tB0:4D535F564F494345{4}01(01|02|03)0000534F4E5920434F52504F5241544"
	"94F4E{28}00(15|19|20|24|2A|2C|4A|4C)00(01|02)",
	"f\t2749\tfmt/1893\tMicrosoft Agent File\t\t\tacs\t",
	"s\t2234\tB0:C3ABCDAB",
	"f\t2750\tfmt/1894\tRagTime Document File\t2-3\t\t\t",
	"s\t2236\tB16:688F688F688FFFF3",
	"f\t2751\tfmt/1895\tRagTime Document File\t4-6\t\trtd,rtt\t",
	"s\t2239\tB0:43232B44A4434DA5486472",
	"f\t2752\tfmt/1896\tNokia Picture Message\t\t\tnpm\t",
	"s\t2240\tB0:4E504D",
	"f\t2753\tfmt/1897\tPtex File Format\t\t\tptx\t",
	"s\t2241\tB0:50746578",
	"f\t2754\tfmt/1898\tPerfect ZX Tape (PZX) Image Format\t\t\tpzx\t",
	"s\t2242\tB0:505A5854",
	"f\t2755\tfmt/1899\tRIS Citation\t\tapplication/x-research-info-systems\tris\t",
	"s\t2235\tB0-128:545920\tE0-32:455220202D",
	"f\t2756\tfmt/1900\tMass Spectrometry Markup Language\t\t\tmxml\t638",
	"s\t2243\tB0:3C3F786D6C(09|20){0-30}76657273696F6E{0-30}3D{0-30}(22|27)312E"
	"30(22|27){0-512}3C6D7A4D4C20786D6C6E733D(22|27)687474703A2F2F7073692E687"
	"5706F2E6F72672F6D732F6D7A6D6C(22|27)",
	"f\t2757\tfmt/1901\tSGI Movie File\t\t\tmovie,mv\t",
	"s\t2247\tB0:4D4F564900000003",
	"f\t2758\tfmt/1902\tNorton Change Directory Persistent Cache File\t\t\tncd\t",
	"s\t2248\tB0:504E4349",
	"f\t2759\tfmt/1903\tGarmin Vehicle Images File\t\t\tsrf\t",
	"s\t2249\tB0:4741524D494E204249544D4150203031",
	"f\t2760\tfmt/1904\tPasti Floppy Disk Image\t\t\tstx\t",
	"s\t2250\tB0:525359",
	"f\t2761\tfmt/1905\tUniversal Scene Description ASCII File\t\t\tusda\t",
	"s\t2251\tB0:237573646120312E",
	"f\t2762\tfmt/1906\tVBM (VDC BitMap) File\t\t\tvbm\t687",
	"s\t2252\tB0:424DCB",
	"f\t2763\tfmt/1907\tMicrografx Icon File\t\t\ticn\t",
	"s\t2253\tB0:5A5A5A5A{37}76696577",
	"f\t2764\tfmt/1908\tJupiter Tesselation (JT) File\t\t\tjt\t",
	"s\t2254\tB0:56657273696F6E{5-6}4A54",
	"f\t2765\tfmt/1909\tTibetDoc Word Document\t\t\tdct\t",
	"s\t2255\tB1:504B5443{3}5469626574446F63",
	"f\t2766\tfmt/1910\tAcrobat PDF/A - Portable Document Format\t4\tapplication/p"
	"df\tpdf\t1939",
	"s\t2256\tB0:255044462D322E[30:39]\tA:3C7064666169643A706172743E343C2F706466"
	"6169643A706172743E",
	"s\t3427\tB0:255044462D322E[30:39]\tA:7064666169643A706172743D223422",
	"f\t2767\tfmt/1911\tAcrobat PDF/A - Portable Document Format\t4e\tapplication/"
	"pdf\tpdf\t1939,2766",
	"s\t2257\tB0:255044462D322E[30:39]\tA:3C7064666169643A706172743E343C2F706466"
	"6169643A706172743E*3C7064666169643A636F6E666F726D616E63653E453C2F7064666"
	"169643A636F6E666F726D616E63653E",
	"s\t2258\tB0:255044462D322E[30:39]\tA:3C7064666169643A636F6E666F726D616E6365"
	"3E453C2F7064666169643A636F6E666F726D616E63653E*3C7064666169643A706172743"
	"E343C2F7064666169643A706172743E",
	"s\t3428\tB0:255044462D322E[30:39]\tA:7064666169643A706172743D22342220706466"
	"6169643A636F6E666F726D616E63653D224522",
	"s\t3429\tB0:255044462D322E[30:39]\tA:7064666169643A636F6E666F726D616E63653D"
	"224522207064666169643A706172743D223422",
	"f\t2770\tfmt/1912\tAcrobat PDF/A - Portable Document Format\t4f\tapplication/"
	"pdf\tpdf\t1939,2766",
	"s\t2261\tB0:255044462D322E[30:39]\tA:3C7064666169643A706172743E343C2F706466"
	"6169643A706172743E*3C7064666169643A636F6E666F726D616E63653E463C2F7064666"
	"169643A636F6E666F726D616E63653E",
	"s\t2262\tB0:255044462D322E[30:39]\tA:3C7064666169643A636F6E666F726D616E6365"
	"3E463C2F7064666169643A636F6E666F726D616E63653E*3C7064666169643A706172743"
	"E343C2F7064666169643A706172743E",
	"s\t3430\tB0:255044462D322E[30:39]\tA:7064666169643A706172743D22342220706466"
	"6169643A636F6E666F726D616E63653D224622",
	"s\t3431\tB0:255044462D322E[30:39]\tA:7064666169643A636F6E666F726D616E63653D"
	"224622207064666169643A706172743D223422",
	"f\t2771\tfmt/1913\tGraphisoft Archicad Project\t17+\t\tpla,pln\t",
	"s\t2263\tB0:524F462046444220",
	"f\t2772\tfmt/1914\tGraphisoft BIMx Hyper-Model\t\t\tbimx\t",
	"s\t2264\tB0:42494D78\tE0:4B505842",
	"f\t2773\tfmt/1915\tActiveMime Object\t\t\tmso\t",
	"s\t2265\tB0:4163746976654D696D65{2}01F0",
	"f\t2774\tfmt/1916\tAutodesk Alias Wire Format\t7\t\t\t",
	"s\t2266\tB12:416C69617320506F776572416E696D61746F72000000000030372E",
	"f\t2775\tfmt/1917\tBigTIFF\t\t\tbtf,tf8,tif\t",
	"s\t2267\tB0:49492B0008000000",
	"s\t2268\tB0:4D4D002B00080000",
	"f\t2776\tfmt/1918\tMetaCard Stack\t2.x\t\tmc,rev\t",
	"s\t2269\tB0:23212F62696E2F73680A23204D657461436172642032",
	"f\t2777\tfmt/1919\tRevolution Stack\t2.7\t\tlivecode,rev\t",
	"s\t2270\tB0:5245564F32373030",
	"f\t2778\tfmt/1920\tLiveCode Stack\t5.5\t\tlivecode,rev\t",
	"s\t2271\tB0:5245564F35353030",
	"f\t2779\tfmt/1921\tLiveCode Stack\t7.0\t\tlivecode,rev\t",
	"s\t2272\tB0:5245564F37303030",
	"f\t2781\tfmt/1922\tLiveCode Stack\t8.0\t\t\t",
	"s\t2273\tB0:5245564F38303030",
	"f\t2782\tfmt/1923\tLiveCode Stack\t8.1+\t\tlivecode,rev\t",
	"s\t2274\tB0:5245564F38313030",
	"f\t2783\tfmt/1924\tCorelDraw Drawing\t8 Bidi\t\tcdr\t2741",
	"s\t2275\tB0:524946(46|58){4}636472387672736E",
	"f\t2784\tfmt/1925\tCorelDraw Drawing\tX6\t\tcdr\t",
	"f\t2785\tfmt/1926\tCorelDraw Drawing\tX7\t\tcdr\t",
	"f\t2787\tfmt/1927\tCorelDraw Drawing\tX8\t\tcdr\t",
	"f\t2789\tfmt/1928\tCorelDraw Drawing\t2017\t\tcdr\t",
	"f\t2790\tfmt/1929\tCorelDraw Drawing\t2018\t\tcdr\t",
	"f\t2791\tfmt/1930\tCorelDraw Drawing\t2019\t\tcdr\t",
	"f\t2792\tfmt/1931\tCorelDraw Drawing\t2020\t\tcdr\t",
	"f\t2793\tfmt/1932\tCorelDraw Drawing\t2021\t\tcdr\t",
	"f\t2794\tfmt/1933\tCorelDraw Drawing\t2022\t\tcdr\t",
	"f\t2795\tfmt/1934\tCorelDraw Drawing\t2023\t\tcdr\t",
	"f\t2796\tfmt/1935\tS-57 Electronic Navigational Chart\t3.1\t\t000,001,002,003,"
	"004,006\t",
	"s\t2276\tB5:334C4531203039{0-2048}49534F2F4945432038323131205265636F726420"
	"4964656E746966696572{0-128}4461746120736574206964656E74696669636174696F6"
	"E206669656C64{0-512}5354454421{0-4096}1E{5}20442020202020{16-256}30332E3"
	"1",
	"f\t2797\tfmt/1936\tPCRaster\t\t\tcsf,map\t",
	"s\t2277\tB0:5255552043524F53532053595354454D204D415020464F524D4154",
	"f\t2798\tfmt/1937\tAmazon Kindle eBook File\t\t\tamr,azw,azw3,mobi\t1144",
	"s\t2278\tB60:(424F4F4B4D4F4249|5445587452454164){450-15000}6B696E646C653A",
	"f\t2799\tfmt/1938\tLotus Screencam Data File\t3.0-3.1\tapplication/vnd.lotus-"
	"screencam\tscm\t",
	"s\t2279\tB0:8053434D4F5676332E(30|31){6}3002",
	"f\t2800\tfmt/1939\tAuto FX PhotoGraphic Edges Image File\t\t\tafx\t",
	"s\t2280\tB0:884047590C0B1B0B0001010201010501",
	"f\t2801\tfmt/1940\tEBU Subtitling Data Exchange Format\t\t\tstl\t",
	"s\t2281\tB3:53544C(3234|3235|3330)2E30",
	"f\t2802\tfmt/1941\tAdobe InDesign Document\tCC 2023\t\tind,indd,indt\t865",
	"s\t2284\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(000"
	"00012|12000000)",
	"f\t2803\tfmt/1942\tAdobe InDesign Document\tCC 2024\t\tind,indd,indt\t865",
	"s\t2285\tB0:0606EDF5D81D46E5BD31EFE7FE74B71D444F43554D454E54(01|02){4}(000"
	"00013|13000000)",
	"f\t2804\tfmt/1943\tDigital Negative Format (DNG)\t1.7\timage/dng\tdng\t672,673,"
	"752,797,1099",
	"s\t2286\tB0:49492A00{0-4080}12C60100040000000107",
	"s\t2287\tB0:4D4D002A{0-4080}C6120001000000040107",
	"s\t2288\tB0:49492A00\tE0-128000:12C60100040000000107",
	"s\t2289\tB0:4D4D002A\tE0-128000:C6120001000000040107",
	"f\t2805\tfmt/1944\tCommon Loudspeaker Format (CLF)\t1\t\tcf1\t",
	"s\t686\tB0:40BD0A0001{15}76(31|32)2E30{12}00000000000000000000000000000000",
	"f\t2807\tfmt/1945\tCommon Loudspeaker Format (CLF)\t2\t\tcf2\t",
	"s\t687\tB0:41BD0A0001{15}76(31|32)2E30{12}00000000000000000000000000000000",
	"f\t2808\tfmt/1946\tDraw.io Diagram (XML) File\t\t\tdrawio,xml\t638",
	"s\t2291\tB0-50:3C6D7866696C65\tE0:3C2F6469616772616D3E3C2F6D7866696C653E",
	"f\t2809\tfmt/1947\tOpenWayback CDXJ File Format\t\t\tcdx,cdxj\t",
	"s\t2292\tB0:214F70656E5761796261636B2D4344584A20312E30",
	"f\t2810\tfmt/1948\tCommon Data Format dotCDF\t2.0-2.5\t\tcdf\t",
	"s\t2293\tB0:0000FFFF0000FFFF{4}00000001",
	"f\t2812\tfmt/1949\tCommon Data Format dotCDF\t2.6-2.7\t\tcdf\t",
	"s\t2294\tB0:CDF26002(0000FFFF|CCCC0001){4}00000001",
	"f\t2813\tfmt/1950\tCommon Data Format dotCDF\t3.x\t\tcdf\t",
	"s\t2295\tB0:CDF30001(0000FFFF|CCCC0001){8}00000001",
	"f\t2814\tfmt/1951\tPro Tools Session File\t5-9\t\tptf,pts\t",
	"s\t2296\tB0:0330303130313131313030313031303131{1}01",
	"f\t2816\tfmt/1952\tPechaMaker Format\t\t\tpxp\t",
	"s\t2297\tB0:2E707870",
	"f\t2817\tfmt/1953\tZoom Project Settings\tH5\t\thprj\t",
	"s\t2304\tB0:5A4F4F4D2048352070726A65637466696C65",
	"f\t2819\tfmt/1954\tZoom Project Settings\tH6\t\thprj\t",
	"s\t2305\tB0:5A4F4F4D2048362070726A65637466696C65",
	"f\t2820\tfmt/1955\tGraphisoft Archicad Project\t6-9\t\tpla,pln\t",
	"s\t2306\tB0:6D6D*4172636869434144",
	"s\t2307\tB0:4D4D*4172636869434144",
	"s\t2308\tB0:5757*4172636869434144",
	"f\t2821\tfmt/1956\tSandboxels Save File\t\t\tsbxls\t",
	"s\t2309\tB0:7B226D657461223A7B227361766556657273696F6E223A227362(31|32|33|"
	"34)222C2267616D6556657273696F6E223A",
	"f\t2822\tfmt/1957\tProgram Embroidery Stitch (PES) File\t\t\tpes\t",
	"s\t2364\tB0:23504553",
	"f\t2823\tfmt/1958\tMelco OFM Project\t11\t\tofm\t2741",
	"s\t2365\tB0:52494646{4}4F464D38",
	"f\t2824\tfmt/1959\tMelco OFM Project\tpre v.11\t\tofm\t",
	"f\t2825\tfmt/1960\tDisklavier E-Seq Music\t\t\tesq,fil\t",
	"s\t2362\tB7:434F4D2D45534551",
	"f\t2826\tfmt/1961\tShorten (codec)\t\t\tshn\t",
	"s\t2363\tB0:616A6B67",
	"f\t2827\tfmt/1962\tSolidWorks Material Database File\t\t\tsldmat\t638",
	"s\t2361\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){3-24}3C6D73"
	"746E733A6D6174657269616C7320786D6C6E733A6D73746E733D(22|27)687474703A2F2"
	"F7777772E736F6C6964776F726B732E636F6D2F736C646D6174657269616C73",
	"f\t2828\tfmt/1963\tNEC Thermo Tracer Image File\tTH5100\t\ttmp\t",
	"s\t2310\tB0:3531303020332E394A20353130321141",
	"f\t2829\tfmt/1964\tJPH (JPEG 2000 part 15)\t\timage/jph\tjph\t",
	"s\t2312\tB0:0000000C6A5020200D0A870A{4}667479706A706820",
	"f\t2830\tfmt/1965\tPapyrus Document\t\t\tpap,pav,pbf\t",
	"s\t2313\tB0:50415031",
	"f\t2831\tfmt/1966\tFinal Writer Document\t\t\tfw\t221",
	"s\t2314\tB0:464F524D{4}53575254",
	"f\t2833\tfmt/1967\tSolidworks Design Document Files\t2015+\t\tsld,sldasm,slddr"
	"t,slddrw,sldlfp,sldprt\t",
	"s\t2315\tB4:00000004{0-2048}34F6E64756E64737F2",
	"f\t2834\tfmt/1968\tAtrac Codec File\tv.1\t\taea\t",
	"s\t2317\tB0:00080000{260}(01|02)\tE0-1024:AC",
	"f\t2835\tfmt/1969\tETC Express/Expression Show File\t\t\tshw\t",
	"s\t2319\tB0:4554432045585020",
	"f\t2836\tfmt/1970\tMOXCEL\t\t\tmxl\t",
	"s\t2320\tB0:4D4F5843454C",
	"f\t2837\tfmt/1971\tEnigma Binary File (Finale)\t1\t\tmus\t",
	"s\t2326\tB0:46696E616C65(28544D29|AA)2031",
	"f\t2839\tfmt/1972\tEnigma Binary File (Finale)\t2\t\tmus\t",
	"s\t2327\tB0:46696E616C6528544D292032",
	"f\t2840\tfmt/1973\tFinale Performance Assessment\t\t\tfpa\t",
	"s\t2325\tB0:46494E414C4520504552464F524D414E4345204153534553534D454E54",
	"f\t2841\tfmt/1974\tFinale Notation File\t2014+\tapplication/vnd.makemusic.not"
	"ation\tmusx\t",
	"f\t2842\tfmt/1975\tICC Profile\t2\tapplication/vnd.iccprofile\ticc,icm\t",
	"s\t2329\tB8:02{27}61637370",
	"f\t2843\tfmt/1976\tICC Profile\t4\tapplication/vnd.iccprofile\ticc,icm\t",
	"s\t2330\tB8:04{27}61637370",
	"f\t2844\tfmt/1977\tICC Profile\ticcMAX\tapplication/vnd.iccprofile\ticc,icm\t",
	"s\t2331\tB8:05{27}61637370",
	"f\t2848\tfmt/1978\tSibelius Score\t1.2\tapplication/x-sibelius-score\tsib\t1495",
	"s\t2333\tB0:0F534942454C495553{1}0000000E",
	"f\t2849\tfmt/1979\tSibelius Score\t2\tapplication/x-sibelius-score\tsib\t1495",
	"s\t2334\tB0:0F534942454C495553{1}0008",
	"f\t2851\tfmt/1980\tSibelius Score\t3\tapplication/x-sibelius-score\tsib\t1495",
	"s\t2335\tB0:0F534942454C495553{1}000A",
	"f\t2852\tfmt/1981\tSibelius Score\t4\tapplication/x-sibelius-score\tsib\t1495",
	"s\t2336\tB0:0F534942454C495553{1}001B",
	"f\t2854\tfmt/1982\tSibelius Score\t5\tapplication/x-sibelius-score\tsib\t1495",
	"s\t2337\tB0:0F534942454C495553{1}002D",
	"f\t2855\tfmt/1983\tSibelius Score\t6\tapplication/x-sibelius-score\tsib\t1495",
	"s\t2338\tB0:0F534942454C495553{1}0036",
	"f\t2856\tfmt/1984\tSibelius Score\t7\tapplication/x-sibelius-score\tsib\t1495",
	"s\t2339\tB0:0F534942454C495553{1}0039",
	"f\t2857\tfmt/1985\tSibelius Score\t7.5-8.0\tapplication/x-sibelius-score\tsib\t"
	"1495",
	"s\t2341\tB0:0F534942454C495553{1}003D",
	"f\t2859\tfmt/1986\tSibelius Score\t8.1-8.5\tapplication/x-sibelius-score\tsib\t"
	"1495",
	"s\t2342\tB0:0F534942454C495553{1}003E",
	"f\t2860\tfmt/1987\tSibelius Score\t8.6-2019.12\tapplication/x-sibelius-score\t"
	"sib\t1495",
	"s\t2343\tB0:0F534942454C495553{1}003F00[00:0A]",
	"f\t2861\tfmt/1988\tSibelius Score\t2020.1\tapplication/x-sibelius-score\tsib\t1"
	"495",
	"s\t2344\tB0:0F534942454C495553{1}003F000B",
	"f\t2862\tfmt/1989\tSibelius Score\t2020.3-2022.5\tapplication/x-sibelius-scor"
	"e\tsib\t1495",
	"s\t2345\tB0:0F534942454C495553{1}0040",
	"f\t2863\tfmt/1990\tSibelius Score\t2022.7-2022.11\tapplication/x-sibelius-sco"
	"re\tsib\t1495",
	"s\t2346\tB0:0F534942454C495553{1}0041",
	"f\t2864\tfmt/1991\tSibelius Score\t2022.12-2023.3\tapplication/x-sibelius-sco"
	"re\tsib\t1495",
	"s\t2347\tB0:0F534942454C495553{1}0042",
	"f\t2865\tfmt/1992\tSibelius Score\t2023.5-2023.8\tapplication/x-sibelius-scor"
	"e\tsib\t1495",
	"s\t2348\tB0:0F534942454C495553{1}0043",
	"f\t2866\tfmt/1993\tSibelius Score\t2024\tapplication/x-sibelius-score\tsib\t149"
	"5",
	"s\t2349\tB0:0F534942454C495553{1}0044",
	"f\t2868\tfmt/1994\tSibelius Scorch\t\t\tsco\t",
	"s\t2328\tB0:0F434353434F524348",
	"f\t2869\tfmt/1995\tWinFax Fax Image\t\t\tfxm,fxr,fxs\t",
	"s\t2350\tB0:0B23{1}C006",
	"f\t2870\tfmt/1996\tSPIR-V\t\t\tspirv\t1260",
	"s\t2351\tB0:0302230700000100",
	"f\t2871\tfmt/1997\tIMF Package Asset Map\t\t\txml\t638",
	"s\t2352\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){1-1024}3C4173"
	"7365744D6170{5-1024}687474703A2F2F7777772E736D7074652D72612E6F7267",
	"f\t2872\tfmt/1998\tIMF Package Packing List\t\t\txml\t638",
	"s\t2353\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){1-1024}3C5061"
	"636B696E674C697374{5-1024}687474703A2F2F7777772E736D7074652D72612E6F7267",
	"f\t2873\tfmt/1999\tIMF Package Composition Playlist\t\t\txml\t638",
	"s\t2354\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){1-1024}3C436F"
	"6D706F736974696F6E506C61796C697374{5-1024}687474703A2F2F7777772E736D7074"
	"652D72612E6F7267",
	"f\t2874\tfmt/2000\tHusqvarna Embroidery Stitch File\t\t\thus\t",
	"s\t2355\tB0:(5B|5D)(AF|FC|FF)C800",
	"f\t2876\tfmt/2001\tHusqvarna / Pfaff Embroidery Stitch File\t\t\tvip\t",
	"s\t2356\tB0:(5B|5D)(AF|FC|FF)9001",
	"f\t2877\tfmt/2002\tHusqvarna / TruE Embroidery Stitch File\t\t\tvp3\t",
	"s\t2357\tB0:2576736D250000",
	"f\t2878\tfmt/2003\tHusqvarna / Premier+ Embroidery Stitch File\t\t\tvp4\t",
	"s\t2359\tB0:25567034250100",
	"f\t2879\tfmt/2004\tHusqvarna-Viking Designer 1 Stitch File\t\t\tmhv,phv,shv\t",
	"s\t2360\tB0:456D62726F6964657279206469736B2063726561746564207573696E672073"
	"6F667477617265206C6963656E7365642066726F6D2056696B696E6720536577696E6720"
	"4D616368696E65732041422C2053776564656E",
	"f\t2880\tfmt/2005\tCompressed MusicXML\t3.1+\tapplication/vnd.recordare.music"
	"xml\tmxl\t",
	"f\t2881\tfmt/2006\tQuarkXPress Project\t18\tapplication/vnd.Quark.QuarkXPress"
	"\tqpt,qwd,qxp\t255",
	"s\t2370\tB2:4D4D585052{2}52",
	"s\t2371\tB2:4949585052{1}52",
	"f\t2882\tfmt/2007\tQuarkXPress Project\t19\tapplication/vnd.Quark.QuarkXPress"
	"\tqpt,qwd,qxp\t255",
	"s\t2372\tB2:4D4D585052{2}53",
	"s\t2374\tB2:4949585052{1}53",
	"f\t2883\tfmt/2008\tQuarkXPress Project\t20\tapplication/vnd.Quark.QuarkXPress"
	"\tqpt,qwd,qxp\t255",
	"s\t2373\tB2:4D4D585052{2}54",
	"s\t2375\tB2:4949585052{1}54",
	"f\t3881\tfmt/2009\tProtein Data Bank File\t3.3\t\tpdb\t",
	"s\t3370\tE0-1:0A4D4153544552{74-75}0A454E44{77-78}0A\tB0-1:484541444552{74-"
	"80}0A5449544C45{74-250}0A434F4D504E44*0A534F55524345*0A4B4559574453*0A45"
	"5850445441{74-76}0A415554484F52*0A524556444154*0A52454D41524B*0A43525953"
	"5431*0A4F5249475831*0A5343414C4531",
	"f\t3882\tfmt/2010\tVisualization Toolkit\t1.0\t\tvtk\t",
	"s\t3375\tB0:232076746B204461746146696C652056657273696F6E20312E30",
	"f\t3883\tfmt/2011\tVisualization Toolkit\t2.0\t\tvtk\t",
	"s\t3376\tB0:232076746B204461746146696C652056657273696F6E20322E30",
	"f\t3884\tfmt/2012\tVisualization Toolkit\t4.2\t\tvtk\t",
	"s\t3377\tB0:232076746B204461746146696C652056657273696F6E20342E32",
	"f\t3886\tfmt/2013\tRawACF\t\t\trawacf\t",
	"s\t3372\tB0-16:72616461722E7265766973696F6E2E6D616A6F72",
	"f\t3888\tfmt/2014\tAxon Binary Format\t\t\tabf\t",
	"s\t3374\tB0:41424620",
	"f\t3889\tfmt/2015\tKryoFlux Stream\t3\t\traw\t",
	"s\t3373\tB60:4B72796F466C7578204469736B53797374656D2C2076657273696F6E3D33",
	"f\t3890\tfmt/2016\tBinvox\t1\t\tbinvox\t",
	"s\t3378\tB0:2362696E766F7820310A",
	"f\t3891\tfmt/2017\tGraphPad Prism\t5-9\tapplication/x-graphpad-prism-pzfx\tpzf"
	"x\t638",
	"s\t3379\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){2-32}3C477261"
	"7068506164507269736D46696C65",
	"f\t3892\tfmt/2018\tSony OpenMG Audio\t\taudio/ATRAC-ADVANCED-LOSSLESS\toma\t",
	"s\t3380\tB0:656133{3069}454133",
	"s\t3405\tB8-16:6F70656E4D47",
	"f\t3893\tfmt/2019\taskSam Document for DOS\t\t\task\t",
	"s\t3381\tB0:61736B53616D0000",
	"f\t3894\tfmt/2020\taskSam Document for Windows\t1\t\task\t",
	"s\t3382\tB0:61736B77696E0000",
	"f\t3895\tfmt/2021\taskSam Document for Windows\t2-3\t\task\t",
	"s\t3383\tB0:61736B5769530000",
	"f\t3896\tfmt/2022\taskSam Document for Windows\t4-7\t\task\t",
	"s\t3384\tB0:61736B7734300000",
	"f\t3897\tfmt/2023\tParquet File\t\t\tparquet\t",
	"s\t3386\tB0:50415231\tE0:50415231",
	"f\t3898\tfmt/2024\tCD Architect Project File\t4\t\tcdp\t2741",
	"s\t3387\tB0:52494646{4}5346504A",
	"f\t3899\tfmt/2025\tCD Architect Project File\t5\t\tcdp\t",
	"s\t3388\tB0:72696666{4}A5D628DB",
	"f\t3900\tfmt/2026\tCodebook Exchange Format\t\t\tqdc\t",
	"s\t3389\tB38-88:3C436F6465426F6F6B20786D6C6E733D2275726E3A5144412D584D4C3A"
	"636F6465626F6F6B3A313A3022\tE0-3:3C2F436F6465426F6F6B3E",
	"f\t3901\tfmt/2027\tMicrosoft Project\t1\tapplication/vnd.ms-project\tmpp\t",
	"s\t3390\tB0:000006F2004A4C424D01003E64",
	"f\t3902\tfmt/2028\tMicrosoft Project\t3\t\tmpp\t",
	"s\t3391\tB0:000006F20B4A4C424D0100DEC8",
	"f\t3903\tfmt/2029\tApache Avro\t\t\tavro\t",
	"s\t3392\tB0:4F626A01{2}6176726F2E(636F646563|73796E63){8-50}736368656D61{3"
	"}227479706522{2-65}226E616D6522",
	"f\t3904\tfmt/2030\tApache ORC\tV0 and V1\t\torc\t",
	"s\t3393\tB0:4F5243\tE0:4F5243(14|15|16|17|18)",
	"f\t3905\tfmt/2031\tHxC Floppy Emulator Disk Image\t\t\thfe\t",
	"s\t3394\tB0:4858435049434645",
	"f\t3906\tfmt/2032\tOpen Packaging Format\t3\t\topf\t638",
	"s\t3395\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-256}3C706"
	"1636B616765*6F70656E65626F6F6B\tE0-16:3C2F7061636B6167653E",
	"f\t3907\tfmt/2033\tDaisy Talking Book Navigation Control File\t3\t\tncx\t638",
	"s\t3396\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-256}3C6E6"
	"378\tE0-16:3C2F6E63783E",
	"f\t3909\tfmt/2034\tDaisy Talking Book Resource File\t3\t\tres\t638",
	"s\t3397\tB0-3:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-256}3C726"
	"5736F7572636573\tE0-16:3C2F7265736F75726365733E",
	"f\t3910\tfmt/2035\tPlextalk Project File (imph)\t\t\timph\t",
	"s\t3398\tB0:00000000000000000000000000000000000000000000000000000000000000"
	"00FFFFFFFFFFFFFFFF{40}FFFFFFFF{40}FFFFFFFF",
	"f\t3911\tfmt/2036\tPlextalk Project File (imdn)\t\t\timdn\t",
	"s\t3399\tB0:01FF00FF{32}496D645478745461626C2E696D7474{17}496D64506872496E"
	"666F2E696D7068",
	"f\t3912\tfmt/2037\tPlextalk Project File (imtt)\t\t\timtt\t",
	"s\t3400\tB0-1:000000{22-24}03000000{2}000B000000",
	"f\t3913\tfmt/2038\tHxC Floppy Emulator Disk Image\t3\t\thfe\t",
	"s\t3402\tB0:4858434846455633",
	"f\t3914\tfmt/2039\tHxC Floppy Emulator Stream Image\t\t\thfe\t",
	"s\t3403\tB0:4878435F53747265616D5F496D616765",
	"f\t3915\tfmt/2040\tCityGML File\t1.0\t\tgml,xml\t319",
	"s\t3406\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-320}(3A|3C)"
	"436974794D6F64656C{0-1024}786D6C6E73{0-8}3D(22|27)687474703A2F2F7777772E"
	"6F70656E6769732E6E65742F63697479676D6C2F312E30(22|27)",
	"f\t3916\tfmt/2041\tAndroid Package File\t\t\tapk\t382",
	"f\t3917\tfmt/2042\tAndroid App Bundle File\t\t\taab\t",
	"f\t3918\tfmt/2043\tAndroid Archive File\t\t\taar\t",
	"s\t3412\tB0:5B436F6E74656E745F54797065735D2E786D6C20A2",
	"f\t3919\tfmt/2044\tOpenDocument Text\t1.4\tapplication/vnd.oasis.opendocument"
	".text\todt\t778,1033",
	"f\t3920\tfmt/2045\tOpenDocument Spreadsheet\t1.4\tapplication/vnd.oasis.opend"
	"ocument.spreadsheet\tods\t778,1037",
	"f\t3921\tfmt/2046\tOpenDocument Presentation\t1.4\tapplication/vnd.oasis.open"
	"document.presentation\todp\t778,1035",
	"f\t3922\tfmt/2047\tOpenDocument Database\t1.4\tapplication/vnd.oasis.opendocu"
	"ment.base\todb\t778,1231",
	"f\t3923\tfmt/2048\tOpenDocument Graphics\t1.4\tapplication/vnd.oasis.opendocu"
	"ment.graphics\todg\t778,1039",
	"f\t3924\tfmt/2049\tArcGIS Pro Layer File\t\t\tlyrx\t",
	"s\t3413\tB0:7B{0-1}0A2020227479706522203A202243494D4C61796572446F63756D656"
	"E74222C{0-1}0A20202276657273696F6E22203A2022",
	"f\t3925\tfmt/2050\tPDF/UA Portable Document Format\t1\tapplication/pdf\tpdf\t10"
	"16",
	"s\t3414\tB0:255044462D312E37*3C706466756169643A706172743E313C2F70646675616"
	"9643A706172743E",
	"f\t3926\tfmt/2052\tPDF/UA Portable Document Format\t2\tapplication/pdf\tpdf\t19"
	"39",
	"s\t3415\tB0:255044462D322E30*706466756169643A706172743D223222",
	"f\t3927\tfmt/2051\tCineon\t\t\tcin\t",
	"s\t3416\tB0:802A5FD7",
	"f\t3928\tfmt/2053\tApache Arrow IPC Format\t\tvnd.apache.arrow.file\tarrow\t",
	"s\t3417\tB0:4152524F5731\tE0:4152524F5731",
	"f\t3929\tfmt/2054\tJSON Lines Text Format\t\t\tjsonl\t",
	"f\t3930\tfmt/2055\tApple Mail EMLX Format\t\t\temlx\t645,1755",
	"s\t3418\tE0-8:3C2F706C6973743E\tB0-16384:4D(494D45|696D65)2D(56|76)65727369"
	"6F6E3A20312E30\tB0-16384:546F3A20\tB0-16384:46726F6D3A20\tB0-16384:44617465"
	"3A20\tB0-16384:436F6E74656E742D(54|74)7970653A20",
	"f\t3931\tfmt/2056\tImmersive Audio Model Format\t\t\tiamf\t",
	"s\t3419\tB0:(F8|FC)0669616D66",
	"f\t3932\tfmt/2057\tA2R Disk Image File\t2\t\ta2r\t",
	"s\t3420\tB0:41325232FF0A0D0A",
	"f\t3933\tfmt/2058\tA2R Disk Image File\t3\t\ta2r\t",
	"s\t3421\tB0:41325233FF0A0D0A",
	"f\t3934\tfmt/2059\tWOZ Disk Image File\t1\t\twoz\t",
	"s\t3422\tB0:574F5A31FF0A0D0A",
	"f\t3935\tfmt/2060\tWOZ Disk Image File\t2\t\twoz\t",
	"s\t3423\tB0:574F5A32FF0A0D0A",
	"f\t3936\tfmt/2061\tMOOF Disk Image File\t1\t\tmoof\t",
	"s\t3424\tB0:4D4F4F46FF0A0D0A",
	"f\t3937\tfmt/2062\tAV1 Image File Format\t\t\tavif\t",
	"s\t3425\tB4:6674797061766966",
	"f\t3938\tfmt/2063\tDaVinci Resolve Timeline File\t9+\t\tdrt\t",
	"f\t3939\tfmt/2064\tDaVinci Resolve Project File\t9+\t\tdrp\t3938",
	"f\t3940\tfmt/2065\tTOML\t\tapplication/toml\ttoml\t",
	"f\t3941\tfmt/2066\tRust Source File\t\t\trs\t",
	"f\t3942\tfmt/2067\tXYZ Coordinate Data\t\t\txyz\t",
	"f\t3943\tfmt/2068\tMacintosh File System\t\t\tDSK,IMG,mfs\t",
	"s\t3426\tB1024:D2D7{12}0004{6}[!&01]00",
	"f\t3944\tfmt/2069\tDraco\t2\t\tbin,drc\t",
	"s\t3434\tB0:445241434F02",
	"f\t3945\tfmt/2070\tAutodesk ReCap RCS Indexed Point Cloud Data\t\t\trcs\t",
	"s\t3435\tB0:41444F4354",
	"f\t3946\tfmt/2071\tSuperCard Pro Image File\t\t\tscp\t",
	"s\t3433\tB0:534350\tE0:46504353",
	"f\t3947\tfmt/2072\tWeaving Information File (WIF)\t1.1\t\twif\t",
	"s\t3432\tB0:5B5749465D0D0A56657273696F6E3D312E31",
	"f\t3948\tfmt/2073\tTilt Brush\t\t\ttilt\t",
	"s\t3436\tB0:74696C54",
	"f\t3949\tfmt/2074\tMRtrix File Format\t\t\tmif\t",
	"s\t3437\tB0:6D727472697820696D616765",
	"f\t3950\tfmt/2075\tACE\t1\tapplication/x-ace-compressed\tace\t",
	"s\t3438\tB7:2A2A4143452A2A(0A|0B|0C|0D)(0A|0B|0C|0D|14)",
	"f\t3951\tfmt/2076\tACE\t2\tapplication/x-ace-compressed\tace\t",
	"s\t3439\tB7:2A2A4143452A2A1414",
	"f\t3952\tfmt/2077\tCommon Ground Digital Paper\t1\t\tdp\t",
	"s\t3440\tB8:43474443",
	"f\t3953\tfmt/2078\tCommon Ground Digital Paper\t3\t\tdp\t",
	"s\t3441\tB8:44504C32",
	"f\t3954\tfmt/2079\tCommon Ground Digital Paper\t4\t\tdp\t",
	"s\t3442\tB8:44504C33",
	"f\t3955\tfmt/2080\txdomea\t3.1.0\t\txml\t638",
	"s\t3443\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-320}786D6C6"
	"E733A78646F6D65613D(22|27)75726E3A786F65762D64653A78646F6D65613A73636865"
	"6D613A332E312E30(22|27)",
	"f\t3956\tfmt/2081\txdomea\t4.0.0\t\txml\t643",
	"s\t3444\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-320}786D6C6"
	"E733A78646F6D65613D(22|27)75726E3A786F65762D64653A78646F6D65613A73636865"
	"6D613A342E302E30(22|27)",
	"f\t3957\tfmt/2082\t3DM 6\t6\t\t3dm\t",
	"s\t3445\tB0:33442047656F6D657472792046696C6520466F726D61742020202020202036",
	"f\t3958\tfmt/2083\t3DM 7\t7\t\t3dm\t",
	"s\t3446\tB0:33442047656F6D657472792046696C6520466F726D61742020202020202037",
	"f\t3959\tfmt/2084\t3DM 8\t8\t\t3dm\t",
	"s\t3447\tB0:33442047656F6D657472792046696C6520466F726D61742020202020202038",
	"f\t3960\tfmt/2085\tFieldWorks Language Explorer FWData XML\t\t\tfwdata\t",
	"s\t3448\tB0:3C3F786D6C2076657273696F6E3D22312E302220656E636F64696E673D2275"
	"74662D38223F3E(0A|0D|0D0A)3C6C616E677561676570726F6A6563742076657273696F"
	"6E3D",
	"f\t3963\tfmt/2086\tFieldWorks Language Explorer FWBackup\t\t\tfwbackup\t",
	"f\t3964\tfmt/2087\tFinal Cut Pro Project File\t\t\tfcp\t",
	"s\t3450\tB0:A24B657947",
	"f\t3965\tfmt/2088\tFinal Cut Pro XML Interchange Format\t\t\txml\t638",
	"s\t3451\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-128}786D656"
	"D6C",
	"f\t3966\tfmt/2089\tFCPXML Interchange Format\t\t\tfcpxml\t638",
	"s\t3452\tB0:3C3F786D6C2076657273696F6E3D(22|27)312E30(22|27){0-128}6663707"
	"86D6C",
	"f\t3967\tfmt/2090\tKodak DCS RAW Image\t\t\ttif\t",
	"s\t3453\tB0:4D4D002A{60}5468697320696D6167652066696C6520776173206372656174"
	"65642062792061204B6F64616B20444353{5}6469676974616C2063616D6572612E",
	"f\t3968\tfmt/2091\tKodak DCS RAW Image\t3\t\ttif\t",
	"s\t3454\tB0:49492A00{12}4B4F44414B{11}(444353|454F53444353)",
	"t\tOLE2\tfmt/111",
	"t\tZIP\tfmt/189",
	"t\tZIP\tx-fmt/263",
	"c\tOLE2\t1000\tfmt/39",
	"i\tWordDocument",
	"i\tCompObj\tB40-1024:10000000576F72642E446F63756D656E742E[36:37]00",
	"c\tOLE2\t1020\tfmt/40",
	"i\tWordDocument",
	"i\tCompObj\tB40-1024:10000000576F72642E446F63756D656E742E3800",
	"c\tZIP\t1030\tfmt/412",
	"i\t[Content_Types].xml\tB0-32768:436F6E74656E74547970653D226170706C6963617"
	"4696F6E2F766E642E6F70656E786D6C666F726D6174732D6F6666696365646F63756D656"
	"E742E776F726470726F63657373696E676D6C2E646F63756D656E742E6D61696E2B786D6"
	"C22",
	"c\tZIP\t1040\tfmt/412",
	"i\t[Content_Types].xml\tB0-32768:43006F006E00740065006E0074005400790070006"
	"5003D0022006100700070006C00690063006100740069006F006E002F0076006E0064002"
	"E006F00700065006E0078006D006C0066006F0072006D006100740073002D006F0066006"
	"60069006300650064006F00630075006D0065006E0074002E0077006F007200640070007"
	"2006F00630065007300730069006E0067006D006C002E0064006F00630075006D0065006"
	"E0074002E006D00610069006E002B0078006D006C002200",
	"c\tZIP\t1050\tfmt/412",
	"i\t[Content_Types].xml\tB0-32768:0043006F006E00740065006E00740054007900700"
	"065003D0022006100700070006C00690063006100740069006F006E002F0076006E00640"
	"02E006F00700065006E0078006D006C0066006F0072006D006100740073002D006F00660"
	"0660069006300650064006F00630075006D0065006E0074002E0077006F0072006400700"
	"072006F00630065007300730069006E0067006D006C002E0064006F00630075006D00650"
	"06E0074002E006D00610069006E002B0078006D006C0022",
	"c\tZIP\t1060\tfmt/523",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D776F72642E646F63756D656E742E6D6163726F456E61626C65642E6D"
	"61696E2B786D6C22",
	"c\tZIP\t1070\tfmt/597",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6F70656E786D6C666F726D6174732D6F6666696365646F63756D656E742E77"
	"6F726470726F63657373696E676D6C2E74656D706C6174652E6D61696E2B786D6C22",
	"c\tZIP\t1080\tfmt/599",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D776F72642E74656D706C6174652E6D6163726F456E61626C65645465"
	"6D706C6174652E6D61696E2B786D6C22",
	"c\tOLE2\t1090\tfmt/609",
	"i\tWordDocument",
	"c\tOLE2\t1100\tx-fmt/45",
	"i\tWordDocument",
	"i\tCompObj\tB40-1024:10000000576F72642E446F63756D656E742E3800",
	"i\tWordDocument\tB10:[&01]",
	"c\tOLE2\t1105\tfmt/755",
	"i\tWordDocument",
	"i\tCompObj\tB40-1024:10000000576F72642E446F63756D656E742E3800",
	"i\tWordDocument\tB10:[&01][&01]",
	"c\tOLE2\t1110\tfmt/754",
	"i\tWordDocument",
	"i\tCompObj\tB40-1024:10000000576F72642E446F63756D656E742E3800",
	"i\tWordDocument\tB11:[&01]",
	"c\tZIP\t1200\tfmt/1827",
	"i\tword/document.xml\tB0-2048:786D6C6E733A773D22687474703A2F2F7075726C2E6F"
	"636C632E6F72672F6F6F786D6C2F776F726470726F63657373696E676D6C2F6D61696E22",
	"c\tOLE2\t2000\tfmt/59",
	"i\tBook\tB0:0908*00050500",
	"c\tOLE2\t2010\tfmt/61",
	"i\tWorkbook\tB0:0908*00060500",
	"c\tOLE2\t2020\tfmt/61",
	"i\tBook\tB0:0908*00060500",
	"c\tZIP\t2030\tfmt/214",
	"i\t[Content_Types].xml\tB0-40000:436F6E74656E74547970653D226170706C6963617"
	"4696F6E2F766E642E6F70656E786D6C666F726D6174732D6F6666696365646F63756D656"
	"E742E73707265616473686565746D6C2E73686565742E6D61696E2B786D6C22",
	"c\tZIP\t2040\tfmt/214",
	"i\t[Content_Types].xml\tB0-32768:43006F006E00740065006E0074005400790070006"
	"5003D0022006100700070006C00690063006100740069006F006E002F0076006E0064002"
	"E006F00700065006E0078006D006C0066006F0072006D006100740073002D006F0066006"
	"60069006300650064006F00630075006D0065006E0074002E00730070007200650061006"
	"400730068006500650074006D006C002E00730068006500650074002E006D00610069006"
	"E002B0078006D006C002200",
	"c\tZIP\t2050\tfmt/214",
	"i\t[Content_Types].xml\tB0-32768:0043006F006E00740065006E00740054007900700"
	"065003D0022006100700070006C00690063006100740069006F006E002F0076006E00640"
	"02E006F00700065006E0078006D006C0066006F0072006D006100740073002D006F00660"
	"0660069006300650064006F00630075006D0065006E0074002E007300700072006500610"
	"06400730068006500650074006D006C002E00730068006500650074002E006D006100690"
	"06E002B0078006D006C0022",
	"c\tZIP\t2060\tfmt/445",
	"i\t[Content_Types].xml\tB0-32768:436F6E74656E74547970653D226170706C6963617"
	"4696F6E2F766E642E6D732D657863656C2E73686565742E6D6163726F456E61626C65642"
	"E6D61696E2B786D6C22",
	"c\tZIP\t2070\tfmt/595",
	"i\t[Content_Types].xml\tB0-4096:436F6E74656E74547970653D226170706C69636174"
	"696F6E2F766E642E6D732D657863656C2E73686565742E62696E6172792E6D6163726F45"
	"6E61626C65642E6D61696E22",
	"c\tZIP\t2080\tfmt/598",
	"i\t[Content_Types].xml\tB0-1024:436F6E74656E74547970653D226170706C69636174"
	"696F6E2F766E642E6F70656E786D6C666F726D6174732D6F6666696365646F63756D656E"
	"742E73707265616473686565746D6C2E74656D706C6174652E6D61696E2B786D6C22",
	"c\tZIP\t2090\tfmt/627",
	"i\t[Content_Types].xml\tB40-2048:436F6E74656E74547970653D226170706C6963617"
	"4696F6E2F766E642E6D732D657863656C2E74656D706C6174652E6D6163726F456E61626"
	"C65642E6D61696E2B786D6C22",
	"c\tZIP\t2100\tfmt/628",
	"i\t[Content_Types].xml\tB100-2048:436F6E74656E74547970653D226170706C696361"
	"74696F6E2F766E642E6D732D657863656C2E616464696E2E6D6163726F456E61626C6564"
	"2E6D61696E2B786D6C22",
	"c\tOLE2\t2110\tx-fmt/17",
	"i\tWorkbook\tB0:0908*00060500*60000000E1000200B004",
	"c\tZIP\t2200\tfmt/1828",
	"i\txl/workbook.xml\tB0-2048:786D6C6E733D22687474703A2F2F7075726C2E6F636C63"
	"2E6F72672F6F6F786D6C2F73707265616473686565746D6C2F6D61696E22",
	"c\tOLE2\t3000\tfmt/126",
	"i\tPowerPoint Document",
	"c\tZIP\t3010\tfmt/215",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6F70656E786D6C666F726D6174732D6F6666696365646F63756D656E742E70"
	"726573656E746174696F6E6D6C2E70726573656E746174696F6E2E6D61696E2B786D6C22",
	"c\tZIP\t3020\tfmt/215",
	"i\t[Content_Types].xml\tA:43006F006E00740065006E00740054007900700065003D00"
	"22006100700070006C00690063006100740069006F006E002F0076006E0064002E006F00"
	"700065006E0078006D006C0066006F0072006D006100740073002D006F00660066006900"
	"6300650064006F00630075006D0065006E0074002E00700072006500730065006E007400"
	"6100740069006F006E006D006C002E00700072006500730065006E007400610074006900"
	"6F006E002E006D00610069006E002B0078006D006C002200",
	"c\tZIP\t3030\tfmt/215",
	"i\t[Content_Types].xml\tA:0043006F006E00740065006E00740054007900700065003D"
	"0022006100700070006C00690063006100740069006F006E002F0076006E0064002E006F"
	"00700065006E0078006D006C0066006F0072006D006100740073002D006F006600660069"
	"006300650064006F00630075006D0065006E0074002E00700072006500730065006E0074"
	"006100740069006F006E006D006C002E00700072006500730065006E0074006100740069"
	"006F006E002E006D00610069006E002B0078006D006C0022",
	"c\tZIP\t3040\tfmt/487",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D706F776572706F696E742E70726573656E746174696F6E2E6D616372"
	"6F456E61626C65642E6D61696E2B786D6C22",
	"c\tZIP\t3050\tfmt/524",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6F70656E786D6C666F726D6174732D6F6666696365646F63756D656E742E74"
	"68656D654D616E616765722B786D6C22",
	"c\tZIP\t3060\tfmt/629",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6F70656E786D6C666F726D6174732D6F6666696365646F63756D656E742E70"
	"726573656E746174696F6E6D6C2E736C69646573686F772E6D61696E2B786D6C22",
	"c\tZIP\t3070\tfmt/630",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D706F776572706F696E742E736C69646573686F772E6D6163726F456E"
	"61626C65642E6D61696E2B786D6C22",
	"c\tZIP\t3080\tfmt/631",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6F70656E786D6C666F726D6174732D6F6666696365646F63756D656E742E70"
	"726573656E746174696F6E6D6C2E74656D706C6174652E6D61696E2B786D6C22",
	"c\tZIP\t3090\tfmt/632",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D706F776572706F696E742E74656D706C6174652E6D6163726F456E61"
	"626C65642E6D61696E2B786D6C22",
	"c\tZIP\t3100\tfmt/633",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D706F776572706F696E742E616464696E2E6D6163726F456E61626C65"
	"642E6D61696E2B786D6C22",
	"c\tZIP\t3110\tfmt/636",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D706F776572706F696E742E736C6964652E6D6163726F456E61626C65"
	"642E313222",
	"c\tOLE2\t3120\tfmt/125",
	"i\tHeader\tB0:4D6963726F736F66742028522920506F776572506F696E74202852292057"
	"696E646F777320200007(00|01)0000F00300005F",
	"i\tPersistentStorage Directory\tB0-64:506F776572506F696E7420446F63756D656E"
	"74",
	"i\tPowerPoint Document",
	"c\tOLE2\t3130\tx-fmt/88",
	"i\tPP40",
	"c\tZIP\t3200\tfmt/1829",
	"i\tppt/presentation.xml\tB0-2048:786D6C6E733A703D22687474703A2F2F7075726C2"
	"E6F636C632E6F72672F6F6F786D6C2F70726573656E746174696F6E6D6C2F6D61696E22",
	"c\tOLE2\t4000\tx-fmt/243",
	"i\tCompObj\tB40-1024:140000004D5350726F6A6563742E446F6346696C652E3400",
	"c\tOLE2\t4010\tx-fmt/245",
	"i\tProps8",
	"c\tOLE2\t4020\tx-fmt/245",
	"i\tCompObj\tB40-1024:0F0000004D5350726F6A6563742E4D50503800",
	"c\tOLE2\t4030\tx-fmt/247",
	"i\tProps9",
	"c\tOLE2\t4040\tx-fmt/247",
	"i\tCompObj\tB40-1064:0F0000004D5350726F6A6563742E4D50503900",
	"c\tOLE2\t4050\tfmt/440",
	"i\tProps12",
	"c\tOLE2\t4060\tfmt/440",
	"i\tCompObj\tB40-1064:0F0000004D5350726F6A6563742E4D5050313200",
	"c\tOLE2\t4070\tfmt/725",
	"i\tProps14",
	"c\tOLE2\t4080\tfmt/725",
	"i\tCompObj\tB40-1064:0F0000004D5350726F6A6563742E4D5050313400",
	"c\tOLE2\t4090\tx-fmt/244",
	"i\tCompObj\tB40-1024:140000004D5350726F6A6563742E446F6346696C652E3400\tB40-"
	"1024:160000004D5350726F6A6563742E50726F6A6563742E345F3100",
	"c\tOLE2\t5000\tx-fmt/252",
	"i\tContents\tB0:E8AC2200\tB12-24:C002",
	"c\tOLE2\t5010\tx-fmt/253",
	"i\tContents\tB0:E8AC2200\tB12-24:7D00",
	"c\tOLE2\t5011\tx-fmt/254",
	"i\tContents\tB0:E8AC2200\tB12-24:8800",
	"c\tOLE2\t5012\tx-fmt/255",
	"i\tContents\tB0:E8AC2200\tB12-24:6802",
	"c\tOLE2\t5013\tx-fmt/256",
	"i\tContents\tB0:E8AC2200\tB12-24:CD02",
	"c\tOLE2\t5020\tx-fmt/257",
	"i\tContents\tB0:E8AC2C00\tB12-24:0E00",
	"c\tOLE2\t5021\tfmt/1512",
	"i\tContents\tB0:E8AC2C00",
	"i\tDocumentSummaryInformation\tB0-1024:03000000{2}0B",
	"c\tOLE2\t5024\tfmt/1513",
	"i\tContents\tB0:E8AC2C00",
	"i\tDocumentSummaryInformation\tB0-1024:03000000{2}0C",
	"c\tOLE2\t5026\tfmt/1514",
	"i\tContents\tB0:E8AC2C00",
	"i\tDocumentSummaryInformation\tB0-1024:03000000{2}0E",
	"c\tOLE2\t5030\tfmt/1515",
	"i\tContents\tB0:E8AC2C00",
	"i\tDocumentSummaryInformation\tB0-1024:03000000{2}0F",
	"c\tOLE2\t5035\tfmt/1516",
	"i\tContents\tB0:E8AC2C00",
	"i\tDocumentSummaryInformation\tB0-1024:03000000{2}10",
	"c\tOLE2\t5500\tfmt/240",
	"i\tBinder",
	"c\tZIP\t6000\tfmt/136",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"74657874",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E30(22|27)",
	"c\tZIP\t6005\tfmt/136",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E73756E2E786D6C2E777269746572",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E30(22|27)",
	"c\tZIP\t6010\tfmt/290",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"74657874",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74",
	"c\tZIP\t6020\tfmt/291",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"74657874",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E32(22|27)",
	"c\tZIP\t6030\tfmt/1756",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"74657874",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E33(22|27)",
	"c\tZIP\t6040\tfmt/2044",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"74657874",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E34(22|27)",
	"c\tZIP\t7000\tfmt/137",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"7370726561647368656574",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E30(22|27)",
	"c\tZIP\t7005\tfmt/137",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E73756E2E786D6C2E63616C63",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E30(22|27)",
	"c\tZIP\t7010\tfmt/294",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"7370726561647368656574",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74",
	"c\tZIP\t7020\tfmt/295",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"7370726561647368656574",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E32(22|27)",
	"c\tZIP\t7030\tfmt/1755",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"7370726561647368656574",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E33(22|27)",
	"c\tZIP\t7040\tfmt/2045",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"7370726561647368656574",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E34(22|27)",
	"c\tZIP\t8000\tfmt/138",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"70726573656E746174696F6E",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E30(22|27)",
	"c\tZIP\t8010\tfmt/292",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"70726573656E746174696F6E",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74",
	"c\tZIP\t8020\tfmt/293",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"70726573656E746174696F6E",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E32(22|27)",
	"c\tZIP\t8030\tfmt/1754",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"70726573656E746174696F6E",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E33(22|27)",
	"c\tZIP\t8040\tfmt/2046",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"70726573656E746174696F6E",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E34(22|27)",
	"c\tZIP\t9000\tfmt/140",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"62617365",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E30(22|27)",
	"c\tZIP\t9010\tfmt/444",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"62617365",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74",
	"c\tZIP\t9020\tfmt/424",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"62617365",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E32(22|27)",
	"c\tZIP\t9030\tfmt/1752",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"62617365",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E33(22|27)",
	"c\tZIP\t9040\tfmt/2047",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"62617365",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E34(22|27)",
	"c\tZIP\t9500\tfmt/139",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"6772617068696373",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E30(22|27)",
	"c\tZIP\t9510\tfmt/296",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"6772617068696373",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74",
	"c\tZIP\t9520\tfmt/297",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"6772617068696373",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E32(22|27)",
	"c\tZIP\t9530\tfmt/1753",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"6772617068696373",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E33(22|27)",
	"c\tZIP\t9540\tfmt/2048",
	"i\tMETA-INF/manifest.xml\tB0-1024:6D616E69666573743A6D656469612D747970653D"
	"226170706C69636174696F6E2F766E642E6F617369732E6F70656E646F63756D656E742E"
	"6772617068696373",
	"i\tcontent.xml\tB0-128:6F66666963653A646F63756D656E742D636F6E74656E74*6F66"
	"666963653A76657273696F6E3D(22|27)312E34(22|27)",
	"c\tZIP\t10000\tx-fmt/412",
	"i\tMETA-INF/MANIFEST.MF\tB0:4D616E69666573742D56657273696F6E3A",
	"c\tOLE2\t12000\tx-fmt/430",
	"i\t__properties_version1.0",
	"i\t__nameid_version1.0",
	"c\tOLE2\t13000\tfmt/442",
	"i\tVisioDocument\tB0:566973696F2028544D292044726177696E670D0A",
	"c\tOLE2\t13010\tx-fmt/258",
	"i\tVisioDocument\tB0:566973696F2028544D292044726177696E670D0A{6}06",
	"c\tOLE2\t13020\tfmt/443",
	"i\tVisioDocument\tB0:566973696F2028544D292044726177696E670D0A{6}0B",
	"c\tZIP\t13030\tfmt/924",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D766973696F2E64726177696E672E6D61696E2B786D6C22",
	"c\tZIP\t13040\tfmt/925",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D766973696F2E7374656E63696C2E6D61696E2B786D6C22",
	"c\tZIP\t13050\tfmt/926",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D766973696F2E74656D706C6174652E6D61696E2B786D6C22",
	"c\tZIP\t13060\tfmt/927",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D766973696F2E64726177696E672E6D6163726F456E61626C65642E6D"
	"61696E2B786D6C22",
	"c\tZIP\t13070\tfmt/928",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D766973696F2E7374656E63696C2E6D6163726F456E61626C65642E6D"
	"61696E2B786D6C22",
	"c\tZIP\t13080\tfmt/929",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D766973696F2E74656D706C6174652E6D6163726F456E61626C65642E"
	"6D61696E2B786D6C22",
	"c\tOLE2\t13090\tfmt/1509",
	"i\tVisioDocument\tB0:566973696F2028544D292044726177696E670D0A{6}03",
	"c\tOLE2\t13100\tfmt/1510",
	"i\tVisioDocument\tB0:566973696F2028544D292044726177696E670D0A{6}04",
	"c\tOLE2\t13110\tx-fmt/113",
	"i\tVisioDocument\tB0:566973696F2028544D292044726177696E670D0A{6}05",
	"c\tZIP\t14000\tfmt/482",
	"i\tmimetype\tB0-1024:6170706C69636174696F6E2F782D69626F6F6B732B7A6970",
	"c\tZIP\t14010\tfmt/483",
	"i\tmimetype\tB0-1024:6170706C69636174696F6E2F657075622B7A6970",
	"c\tOLE2\t15000\tfmt/233",
	"i\tCompObj\tB28-1024:0000004D6963726F736F667420576F726B7300",
	"c\tOLE2\t15010\tfmt/258",
	"i\tCompObj\tB28-1024:0000005175696C6C39362053746F72792047726F757020436C617"
	"37300",
	"c\tOLE2\t15020\tfmt/901",
	"i\tWorkbook\tB1-128:4D5320576F726B73",
	"c\tOLE2\t15025\tfmt/901",
	"i\tWorkbook\tB1-128:4D005300200057006F0072006B0073",
	"c\tOLE2\t16000\tfmt/494",
	"i\tEncryptedPackage",
	"c\tOLE2\t16010\tfmt/682",
	"i\tCatalog\tB0:10000700[00:FF][00:FF]00",
	"c\tOLE2\t16020\tfmt/1303",
	"i\tITEM000FMT\tB0:02002333",
	"i\tITEM000FMT#3",
	"c\tOLE2\t17000\tx-fmt/56",
	"i\tCompObj\tB12-64:466C617368506978204F626A656374",
	"c\tOLE2\t17005\tx-fmt/56",
	"i\tCompObj\tB12-64:35363631363730302D433135342D313143452D383535332D3030414"
	"13030413146393542",
	"c\tOLE2\t17010\tfmt/594",
	"i\tCompObj\tB32:4D6963726F736F66742050686F746F447261772076657273696F6E2031"
	"2050696374757265",
	"c\tOLE2\t17015\tfmt/936",
	"i\tCompObj\tB32:4D6963726F736F66742050696374757265204974212076657273696F6E"
	"20312050696374757265",
	"c\tOLE2\t17020\tx-fmt/151",
	"i\tDesignerDoc\tB0:44455349474E4552444F43",
	"c\tOLE2\t18000\tfmt/502",
	"i\tDgn~H",
	"c\tZIP\t18010\tfmt/829",
	"i\t[Content_Types].xml\tA:436F6E74656E74547970653D226170706C69636174696F6E"
	"2F766E642E6D732D7061636B6167652E33646D616E75666163747572696E672D33646D6F"
	"64656C2B786D6C22",
	"c\tZIP\t19000\tfmt/617",
	"i\tgeogebra.xml\tB40-64:67656F676562726120666F726D61743D2232",
	"c\tZIP\t19010\tfmt/619",
	"i\tgeogebra.xml\tB40-64:67656F676562726120666F726D61743D2231",
	"c\tZIP\t19020\tfmt/620",
	"i\tgeogebra.xml\tB40-64:67656F676562726120666F726D61743D2233",
	"c\tZIP\t19030\tfmt/621",
	"i\tgeogebra.xml\tB40-64:67656F676562726120666F726D61743D2234",
	"c\tZIP\t19040\tfmt/622",
	"i\tgeogebra.xml\tB40-64:67656F676562726120666F726D61743D2235",
	"c\tZIP\t19050\tfmt/274",
	"i\toutputViewer0000000000.xml\tB1-256:786D6C2E737073732E636F6D2F737073732F"
	"766965776572",
	"c\tZIP\t19060\tfmt/274",
	"i\toutputViewer0000000000_heading.xml\tB1-256:786D6C2E737073732E636F6D2F73"
	"7073732F766965776572",
	"c\tZIP\t19070\tfmt/724",
	"i\tdoc.kml\tB1-64:6B6D6C20786D6C6E733D",
	"c\tZIP\t20000\tfmt/657",
	"i\tFixedDocumentSequence.fdseq",
	"c\tZIP\t20010\tfmt/657",
	"i\tFixedDocSeq.fdseq",
	"c\tZIP\t21000\tfmt/646",
	"i\tindex.apxl\tA:786D6C6E733A6B65793D22687474703A2F2F646576656C6F7065722E6"
	"170706C652E636F6D2F6E616D657370616365732F6B65796E6F74653222206B65793A766"
	"57273696F6E3D22393230303831303234303022",
	"c\tZIP\t21010\tfmt/1187",
	"i\tMetadata/BuildVersionHistory.plist\tB0-1024:22687474703A2F2F7777772E617"
	"0706C652E636F6D2F445444732F50726F70657274794C6973742D312E302E64746422*54"
	"656D706C6174653A20426C616E6B2028323031342D30372D30392031313A313529*4D352"
	"E352E322D323132302D31",
	"c\tZIP\t21020\tfmt/1440",
	"i\tindex.xml\tA:786D6C6E733A6C733D22687474703A2F2F646576656C6F7065722E6170"
	"706C652E636F6D2F6E616D657370616365732F6C7322206C733A76657273696F6E3D2239"
	"3230303831303234303022",
	"c\tZIP\t21030\tfmt/1439",
	"i\tindex.xml\tA:786D6C6E733A736C3D22687474703A2F2F646576656C6F7065722E6170"
	"706C652E636F6D2F6E616D657370616365732F736C2220736C3A76657273696F6E3D2239"
	"3230303831303234303022",
	"c\tZIP\t21040\tfmt/1441",
	"i\tMetadata/Properties.plist",
	"i\tIndex/Document.iwa\tA:120301000518",
	"c\tOLE2\t22040\tfmt/672",
	"i\tSummaryInformation\tB0-1024:53657269662050616765506C75732034",
	"c\tOLE2\t22050\tfmt/673",
	"i\tSummaryInformation\tB0-1024:53657269662050616765506C75732035",
	"c\tOLE2\t22060\tfmt/674",
	"i\tSummaryInformation\tB0-1024:53657269662050616765506C75732036",
	"c\tOLE2\t22070\tfmt/675",
	"i\tSummaryInformation\tB0-1024:53657269662050616765506C75732037",
	"c\tOLE2\t22080\tfmt/676",
	"i\tSummaryInformation\tB0-1024:53657269662050616765506C75732038",
	"c\tOLE2\t22085\tfmt/676",
	"i\tSummaryInformation\tB0-1024:53657269662050616765506C7573205044462045646"
	"974696F6E2038",
	"c\tOLE2\t22090\tfmt/677",
	"i\tSummaryInformation\tB0-1024:53657269662050616765506C75732039",
	"c\tOLE2\t22100\tfmt/678",
	"i\tSummaryInformation\tB0-1024:53657269662050616765506C7573203130",
	"c\tOLE2\t22110\tfmt/679",
	"i\tSummaryInformation\tB0-1024:53657269662050616765506C7573203131",
	"c\tOLE2\t22120\tfmt/680",
	"i\tSummaryInformation\tB0-1024:53657269662050616765506C7573203132",
	"c\tZIP\t22130\tfmt/1529",
	"i\tRoot.xml",
	"i\tsummary.xml\tB0-64:5365726966584D4C2076657273696F6E3D22312E3022\tB0-128:"
	"53657269662050616765506C7573203133",
	"c\tZIP\t22140\tfmt/1530",
	"i\tRoot.xml",
	"i\tsummary.xml\tB0-64:5365726966584D4C2076657273696F6E3D22312E3022\tB0-128:"
	"53657269662050616765506C7573203134",
	"c\tZIP\t22150\tfmt/1531",
	"i\tRoot.xml",
	"i\tsummary.xml\tB0-64:5365726966584D4C2076657273696F6E3D22312E3022\tB0-128:"
	"53657269662050616765506C7573203135",
	"c\tZIP\t22160\tfmt/1532",
	"i\tRoot.xml",
	"i\tsummary.xml\tB0-64:5365726966584D4C2076657273696F6E3D22312E3022\tB0-128:"
	"53657269662050616765506C7573203136",
	"c\tZIP\t22170\tfmt/1533",
	"i\tRoot.xml",
	"i\tsummary.xml\tB0-64:5365726966584D4C2076657273696F6E3D22312E3022\tB0-128:"
	"53657269662050616765506C7573203137",
	"c\tZIP\t22180\tfmt/1534",
	"i\tRoot.xml",
	"i\tsummary.xml\tB0-64:5365726966584D4C2076657273696F6E3D22312E3022\tB0-128:"
	"53657269662050616765506C7573203138",
	"c\tZIP\t22190\tfmt/1535",
	"i\tRoot.xml",
	"i\tsummary.xml\tB0-64:5365726966584D4C2076657273696F6E3D22312E3022\tB0-128:"
	"53657269662050616765506C7573203139",
	"c\tOLE2\t22200\tfmt/681",
	"i\tSummaryInformation\tB0-1024:53657269662050616765506C757320486F6D652F4F6"
	"666696365",
	"c\tOLE2\t22210\tfmt/1536",
	"i\tSummaryInformation\tB0-1024:53657269662050616765506C7573205345",
	"c\tOLE2\t22220\tfmt/671",
	"i\tFileInfo\tB0:CE19CE19",
	"c\tOLE2\t22500\tfmt/827",
	"i\tSummaryInformation\tB0-1024:53657269662044726177506C75732033",
	"c\tOLE2\t22510\tfmt/852",
	"i\tSummaryInformation\tB0-1024:53657269662044726177506C75732034",
	"c\tOLE2\t22520\tfmt/853",
	"i\tSummaryInformation\tB0-1024:53657269662044726177506C75732035",
	"c\tOLE2\t22530\tfmt/1519",
	"i\tSummaryInformation\tB0-1024:44726177506C75732036",
	"c\tOLE2\t22540\tfmt/1520",
	"i\tSummaryInformation\tB0-1024:44726177506C75732037",
	"c\tOLE2\t22550\tfmt/1521",
	"i\tSummaryInformation\tB0-1024:44726177506C75732038",
	"c\tOLE2\t22560\tfmt/1522",
	"i\tSummaryInformation\tB0-1024:44726177506C75732039",
	"c\tZIP\t22570\tfmt/1523",
	"i\tRoot.xml",
	"i\tsummary.xml\tB0-64:5365726966584D4C2076657273696F6E3D22312E3022\tB0-128:"
	"53657269662044726177506C7573203130",
	"c\tZIP\t22580\tfmt/1524",
	"i\tRoot.xml",
	"i\tsummary.xml\tB0-64:5365726966584D4C2076657273696F6E3D22312E3022\tB0-128:"
	"53657269662044726177506C7573203131",
	"c\tZIP\t22590\tfmt/1525",
	"i\tRoot.xml",
	"i\tsummary.xml\tB0-64:5365726966584D4C2076657273696F6E3D22312E3022\tB0-128:"
	"53657269662044726177506C7573203132",
	"c\tZIP\t22600\tfmt/1526",
	"i\tRoot.xml",
	"i\tsummary.xml\tB0-64:5365726966584D4C2076657273696F6E3D22312E3022\tB0-128:"
	"53657269662044726177506C7573203133",
	"c\tZIP\t22610\tfmt/1527",
	"i\tRoot.xml",
	"i\tsummary.xml\tB0-64:5365726966584D4C2076657273696F6E3D22312E3022\tB0-128:"
	"53657269662044726177506C7573203134",
	"c\tOLE2\t22620\tfmt/1528",
	"i\tDocInfo\tB0-24:436F6D7072657373696F6E46696C65",
	"c\tOLE2\t22800\tfmt/1517",
	"i\tSCFFPreview",
	"i\tContents\tB0-24:436F6D7072657373696F6E46696C65",
	"c\tZIP\t22810\tfmt/1518",
	"i\tRoot.xml",
	"i\tdocument.xml\tB0-64:5365726966584D4C2076657273696F6E3D22312E3022*446F63"
	"53697A653D",
	"c\tOLE2\t23000\tfmt/812",
	"i\tStarWriterDocument\tB0:535733484452",
	"c\tOLE2\t23010\tfmt/813",
	"i\tStarWriterDocument\tB0:535734484452",
	"c\tOLE2\t23020\tx-fmt/400",
	"i\tStarWriterDocument\tB0:535735484452",
	"c\tOLE2\t23100\tfmt/810",
	"i\tCompObj\tB0-128:537461724472617720332E30\tB0-128:5374617244726177446F637"
	"56D656E74",
	"c\tOLE2\t23105\tfmt/810",
	"i\tCompObj\tB0-128:647261775F53746172447261775F3330",
	"c\tOLE2\t23110\tfmt/811",
	"i\tCompObj\tB0-128:53746172496D707265737320342E30\tB0-128:53746172447261774"
	"46F63756D656E74",
	"c\tOLE2\t23120\tx-fmt/401",
	"i\tCompObj\tB0-128:44726177696E67\tB0-128:537461724472617720352E30",
	"c\tOLE2\t23125\tx-fmt/401",
	"i\tCompObj\tB0-128:647261775F53746172447261775F3530",
	"c\tOLE2\t23200\tfmt/814",
	"i\tCompObj\tB0-128:50726573656E746174696F6E\tB0-128:5374617244726177446F637"
	"56D656E7400000000",
	"c\tOLE2\t23210\tfmt/815",
	"i\tCompObj\tB0-128:50726573656E746174696F6E\tB0-128:5374617244726177446F637"
	"56D656E7420342E30",
	"c\tOLE2\t23220\tx-fmt/360",
	"i\tCompObj\tB0-128:50726573656E746174696F6E\tB0-128:53746172496D70726573732"
	"0352E30",
	"c\tOLE2\t23300\tfmt/808",
	"i\tCompObj\tB0-128:5374617243616C63446F63756D656E74",
	"c\tOLE2\t23310\tfmt/809",
	"i\tCompObj\tB0-128:5374617243616C6320342E30",
	"c\tOLE2\t23320\tx-fmt/359",
	"i\tCompObj\tB0-128:5374617243616C6320352E30",
	"c\tOLE2\t24000\tfmt/836",
	"i\tPerfectOffice_MAIN\tB0:000002000710",
	"c\tOLE2\t24010\tfmt/837",
	"i\tNativeContent_MAIN\tB4:51505739",
	"c\tOLE2\t24100\tfmt/877",
	"i\tPerfectOffice_MAIN\tB0:FF575043\tB8:0F0F02",
	"c\tOLE2\t24200\tfmt/892",
	"i\tPerfectOffice_MAIN\tB0:FF575043\tB8:010A0202",
	"c\tOLE2\t25000\tfmt/876",
	"i\tPageMaker",
	"c\tOLE2\t25100\tx-fmt/174",
	"i\tPageMaker\tB6-128:FF99*4D500006",
	"c\tOLE2\t25101\tfmt/1719",
	"i\tPageMaker\tB6-128:99FF*504D0600",
	"c\tOLE2\t25200\tx-fmt/181",
	"i\tPageMaker\tB6-128:FF99*4D503206",
	"c\tOLE2\t25201\tfmt/1718",
	"i\tPageMaker\tB6-128:99FF*504D0632",
	"c\tOLE2\t26000\tfmt/893",
	"i\tSummaryInformation\tB0-2048:41006E0061006C007900730074002700730020004E0"
	"06F007400650062006F006F006B00",
	"c\tOLE2\t27000\tfmt/916",
	"i\tDataGraphs",
	"i\tMaps",
	"i\tPageLayout",
	"i\tStyleGallery",
	"i\tTableProperties",
	"c\tOLE2\t27020\tfmt/988",
	"i\tDataGraphsT",
	"i\tScene",
	"i\tStyleGallery",
	"i\tTableProperties",
	"i\tView\tB8:5300630065006E006500200076006900650077",
	"c\tOLE2\t27040\tfmt/989",
	"i\tDataGraphsT",
	"i\tScene",
	"i\tStyleGallery",
	"i\tTableProperties",
	"i\t3D Analyst",
	"i\tView\tB8:47006C006F0062006500200076006900650077",
	"c\tZIP\t28000\tfmt/937",
	"i\tmimetype\tB0:6170706C69636174696F6E2F766E642E61646F62652E6169722D617070"
	"6C69636174696F6E2D696E7374616C6C65722D7061636B6167652B7A6970",
	"i\tMETA-INF/AIR/application.xml\tB50-80:786D6C6E733D22687474703A2F2F6E732E"
	"61646F62652E636F6D2F6169722F6170706C69636174696F6E2F312E3022",
	"c\tZIP\t28010\tfmt/942",
	"i\tmimetype\tB0:6170706C69636174696F6E2F766E642E61646F62652E6169722D617070"
	"6C69636174696F6E2D696E7374616C6C65722D7061636B6167652B7A6970",
	"i\tMETA-INF/AIR/application.xml\tB50-80:786D6C6E733D22687474703A2F2F6E732E"
	"61646F62652E636F6D2F6169722F6170706C69636174696F6E2F312E3522",
	"c\tZIP\t28020\tfmt/943",
	"i\tmimetype\tB0:6170706C69636174696F6E2F766E642E61646F62652E6169722D617070"
	"6C69636174696F6E2D696E7374616C6C65722D7061636B6167652B7A6970",
	"i\tMETA-INF/AIR/application.xml\tB50-80:786D6C6E733D22687474703A2F2F6E732E"
	"61646F62652E636F6D2F6169722F6170706C69636174696F6E2F322E3022",
	"c\tZIP\t28030\tfmt/1859",
	"i\tmimetype\tB0:6170706C69636174696F6E2F766E642E61646F62652E6169722D617070"
	"6C69636174696F6E2D696E7374616C6C65722D7061636B6167652B7A6970",
	"i\tMETA-INF/AIR/application.xml\tB50-80:786D6C6E733D22687474703A2F2F6E732E"
	"61646F62652E636F6D2F6169722F6170706C69636174696F6E2F322E3522",
	"c\tZIP\t28100\tfmt/1184",
	"i\tmimetype\tB0:6170706C69636174696F6E2F766E642E61646F62652E696E6465736967"
	"6E2D69646D6C2D7061636B616765",
	"c\tZIP\t28200\tfmt/1190",
	"i\tcatalog.xml\tB0:3C3F786D6C2076657273696F6E3D22312E3022203F3E\tB23-50:3C7"
	"3776320786D6C6E733D22687474703A2F2F7777772E61646F62652E636F6D2F666C61736"
	"82F737763636174616C6F672F",
	"c\tOLE2\t29000\tfmt/971",
	"i\tProducerData",
	"i\tWmtoolsValid",
	"c\tZIP\t30000\tfmt/977",
	"i\tDWFDocumentSequence.dwfseq",
	"c\tOLE2\t30020\tfmt/978",
	"i\tDocumentSummaryInformation\tB0-1024:336473204D61782056657273696F6E",
	"c\tOLE2\t30030\tfmt/978",
	"i\tDocumentSummaryInformation\tB0-1024:33006400730020004D00610078002000560"
	"065007200730069006F006E",
	"c\tOLE2\t30040\tfmt/978",
	"i\tDocumentSummaryInformation\tB0-1024:336473206D61782056657273696F6E",
	"c\tZIP\t31000\tfmt/161",
	"i\theader/metadata.xml\tB50-256:786D6C6E733D22687474703A2F2F7777772E626172"
	"2E61646D696E2E63682F786D6C6E732F73696172642F312E302F6D657461646174612E78"
	"736422",
	"c\tZIP\t31010\tfmt/995",
	"i\theader/metadata.xml\tB50-256:786D6C6E733D22687474703A2F2F7777772E626172"
	"2E61646D696E2E63682F786D6C6E732F73696172642F322E302F6D657461646174612E78"
	"736422",
	"c\tZIP\t31020\tfmt/1196",
	"i\theader/siardversion/2.1/",
	"c\tZIP\t31030\tfmt/1777",
	"i\theader/siardversion/2.2/",
	"c\tZIP\t32000\tfmt/998",
	"i\tmimetype\tB0:696D6167652F6F70656E726173746572",
	"c\tZIP\t32010\tfmt/999",
	"i\tmimetype\tB0:6170706C69636174696F6E2F782D6B72697461",
	"c\tOLE2\t33000\tfmt/1084",
	"i\tFileHeader\tB0:48575020446F63756D656E742046696C65",
	"c\tOLE2\t34000\tfmt/1125",
	"i\tDataInfo\tB0:03000000010000000000000001000000",
	"c\tOLE2\t35000\tfmt/1213",
	"i\tCallisto_doc.zmf",
	"c\tOLE2\t36000\tfmt/1293",
	"i\tCompObj\tB40-512:363032546578742E446F63756D656E74",
	"c\tOLE2\t36010\tfmt/1294",
	"i\tMagicTab",
	"c\tOLE2\t37000\tfmt/1295",
	"i\tAction",
	"i\tSummaryInformation\tB256-1024:43616C656E6461722043726561746F72",
	"c\tOLE2\t37010\tfmt/1296",
	"i\tVersion4",
	"i\tContents\tB12-256:43434C61796F7574",
	"c\tOLE2\t37020\tfmt/1297",
	"i\tContents\tB0:B20D000001",
	"c\tOLE2\t37030\tfmt/1298",
	"i\tCC7Update",
	"i\tContents\tB0:B70D000001",
	"c\tOLE2\t38000\tfmt/1300",
	"i\tPMW Document\tB0:5072696E744D617374657220476F6C6420446F63756D656E74",
	"c\tZIP\t39000\tfmt/1251",
	"i\tmimetype\tB0:6170706C69636174696F6E2F766E642E657473692E617369632D652B7A"
	"6970",
	"i\tMETA-INF/edoc-signatures-S1.xml",
	"i\tMETA-INF/manifest.xml",
	"c\tZIP\t39500\tfmt/1340",
	"i\tmimetype\tB0:6170706C69636174696F6E2F766E642E62646F632D312E30",
	"c\tZIP\t39510\tfmt/1342",
	"i\tmimetype\tB0:6170706C69636174696F6E2F766E642E657473692E617369632D652B7A"
	"6970",
	"i\tMETA-INF/signatures1.xml",
	"c\tZIP\t39515\tfmt/1342",
	"i\tmimetype\tB0:6170706C69636174696F6E2F766E642E657473692E617369632D652B7A"
	"6970",
	"i\tMETA-INF/signatures0.xml",
	"c\tZIP\t39600\tfmt/1341",
	"i\tmimetype\tB0:6170706C69636174696F6E2F766E642E657473692E617369632D732B7A"
	"6970",
	"c\tZIP\t39700\tfmt/1564",
	"i\tmimetype\tB0:6170706C69636174696F6E2F766E642E657473692E617369632D652B7A"
	"6970",
	"c\tZIP\t40000\tfmt/1242",
	"i\tform.fo",
	"c\tOLE2\t41000\tfmt/1330",
	"i\tSummaryInformation",
	"i\tContents\tB0:2341445A05000000FFFF0204",
	"c\tOLE2\t41010\tfmt/1331",
	"i\tSummaryInformation",
	"i\tContents\tB0:2341445A05000000FFFF0205",
	"c\tOLE2\t42000\tfmt/1332",
	"i\tAlbumAttributesStream\tB0:30002020",
	"c\tOLE2\t43000\tfmt/1346",
	"i\tFormats",
	"i\tContents",
	"c\tOLE2\t43010\tfmt/1347",
	"i\tFormats",
	"i\tBasicFileInfo\tB0-1024:5200650076006900740020004200750069006C0064003A00",
	"c\tOLE2\t43020\tfmt/1348",
	"i\tFormats",
	"i\tBasicFileInfo\tB0-1024:5200650076006900740020004200750069006C0064003A00"
	"*2E00720066006100",
	"c\tOLE2\t43030\tfmt/1349",
	"i\tFormats",
	"i\tBasicFileInfo\tB0-1024:5200650076006900740020004200750069006C0064003A00",
	"i\tPartAtom\tB0-1024:226170706C69636174696F6E2F72666122",
	"c\tOLE2\t43040\tfmt/1350",
	"i\tFormats",
	"i\tBasicFileInfo\tE0-1024:41007500740068006F0072003A0020004100750074006F00"
	"6400650073006B002000520065007600690074000D",
	"c\tOLE2\t43050\tfmt/1351",
	"i\tFormats",
	"i\tBasicFileInfo\tE0-1024:41007500740068006F0072003A0020004100750074006F00"
	"6400650073006B002000520065007600690074000D",
	"i\tPartAtom\tB0-1024:226170706C69636174696F6E2F72666122",
	"c\tOLE2\t44000\tfmt/1352",
	"i\tNAME.NDX",
	"i\tGENERAL.DB\tB0:00000000[01:04]*460069006C006500200046006F0072006D006100"
	"74002000280043002900200043006F007000790072006900670068007400200031003900"
	"390033002000420061006E006E0065007200200042006C0075006500200053006F006600"
	"74007700610072006500200049006E0063002E",
	"c\tOLE2\t44010\tfmt/1353",
	"i\tNAME.NDX",
	"i\tGENERAL.DB\tB0:00000000[05:0F]*460069006C006500200046006F0072006D006100"
	"74002000280043002900200043006F007000790072006900670068007400200031003900"
	"390033002000420061006E006E0065007200200042006C0075006500200053006F006600"
	"74007700610072006500200049006E0063002E",
	"c\tOLE2\t45000\tfmt/1360",
	"i\tContents\tB0:505055424949",
	"c\tOLE2\t46000\tfmt/1362",
	"i\tHighlights",
	"i\tJourney\tB0:580200004D41534D",
	"c\tOLE2\t47000\tfmt/1366",
	"i\tSupplemental Stream\tB0-55:4D00610070002000500072006F006400750063006500"
	"640020007700690074006800200041007200630047004900530020006200790020004500"
	"5300520049",
	"c\tOLE2\t48000\tfmt/1371",
	"i\tPageManager/page1",
	"i\tVersion/Data\tB0:04010000650000004361657265204F6D6E6970616765204F504420"
	"31302E30",
	"c\tOLE2\t48010\tfmt/1372",
	"i\tPageManager/page1",
	"i\tVersion/Data\tB0:04010000",
	"c\tOLE2\t48020\tfmt/1373",
	"i\tDocument/Page1",
	"i\tDocument/Data\tB0:524F5300",
	"c\tOLE2\t49000\tfmt/1386",
	"i\tMuveon",
	"c\tOLE2\t49010\tfmt/1387",
	"i\tMuveonv60",
	"c\tOLE2\t50000\tfmt/1397",
	"i\tMain\tB5:69517363656E653A205363616E2044617461",
	"c\tOLE2\t50010\tfmt/1398",
	"i\tFrontEnd\tB5:69517363656E653A2046726F6E7420456E64",
	"c\tOLE2\t51000\tfmt/1400",
	"i\tJSRV_SummaryInformation",
	"i\tHeader\tB0:53736D67562E3031",
	"c\tOLE2\t52000\tfmt/1416",
	"i\tContents\tB0:44545049\tE0-16:454F4446",
	"c\tOLE2\t52100\tfmt/1878",
	"i\tCONTENTS\tB16:4753543A41525400",
	"c\tOLE2\t52150\tfmt/1878",
	"i\tContents\tB16:4753543A41525400",
	"c\tOLE2\t53000\tfmt/1417",
	"i\tContents\tB0:0101000006",
	"c\tOLE2\t53001\tfmt/1417",
	"i\tContents\tB0:0101010006",
	"c\tOLE2\t53010\tfmt/1418",
	"i\tContents",
	"i\tHeader\tB0:0102000006",
	"c\tOLE2\t53011\tfmt/1418",
	"i\tContents",
	"i\tHeader\tB0:0102010006",
	"c\tOLE2\t53020\tfmt/1419",
	"i\tContents",
	"i\tHeader\tB0:0103000007",
	"c\tOLE2\t53021\tfmt/1419",
	"i\tContents",
	"i\tHeader\tB0:0103010007",
	"c\tOLE2\t53030\tfmt/1420",
	"i\tContents",
	"i\tHeader\tB0:0104000008",
	"c\tOLE2\t53031\tfmt/1420",
	"i\tContents",
	"i\tHeader\tB0:0104010008",
	"c\tOLE2\t53040\tfmt/1421",
	"i\tContents",
	"i\tHeader\tB0:0105000008",
	"c\tOLE2\t53041\tfmt/1421",
	"i\tContents",
	"i\tHeader\tB0:0105010008",
	"c\tOLE2\t53050\tfmt/1422",
	"i\tCGOContents",
	"i\tHeader\tB0:09030000080A",
	"c\tOLE2\t54000\tfmt/1432",
	"i\tWorksheet\tB16:4D54423132",
	"c\tOLE2\t54010\tfmt/1433",
	"i\tWorksheet\tB16:4D54423133",
	"c\tOLE2\t54020\tfmt/1434",
	"i\tIndex\tE0-512:4D494E49544142",
	"c\tOLE2\t54030\tfmt/1435",
	"i\tWorksheetInfo\tB0:3B000000000000000100000001000000",
	"c\tOLE2\t54040\tfmt/1436",
	"i\tProjectInfo\tB0:3B000000000000000100000001000000",
	"c\tOLE2\t54050\tfmt/1437",
	"i\tWorksheetInfo\tB0:5F000000000000000200000001000000",
	"c\tOLE2\t54060\tfmt/1438",
	"i\tProjectInfo\tB0:5F000000000000000200000001000000",
	"c\tOLE2\t55000\tfmt/1492",
	"i\tHgwPrsData\tB0:DCFE",
	"c\tOLE2\t56000\tfmt/1493",
	"i\tContents\tB0-2:4E54494A434D4B52",
	"c\tZIP\t57000\tfmt/1502",
	"i\tdoc.xml\tB0-1024:646F63756D656E742076657273696F6E3D*6368756E6B",
	"c\tZIP\t58000\tfmt/1571",
	"i\tmanifest.xml\tB50-100:6973646F632E637A2F6E616D6573706163652F323031332F6"
	"D616E6966657374",
	"c\tOLE2\t59000\tfmt/1644",
	"i\tContents\tB0:414A434420",
	"c\tOLE2\t59010\tfmt/1645",
	"i\tContents\tB0:524F584920",
	"c\tOLE2\t60000\tfmt/1648",
	"i\tContents",
	"i\tSummaryInformation\tB0-2048:4372797374616C205265706F727473",
	"c\tOLE2\t60001\tfmt/1648",
	"i\tContents",
	"i\tSummaryInformation\tB0-2048:4300720079007300740061006C00200052006500700"
	"06F00720074007300",
	"c\tZIP\t70000\tfmt/1682",
	"i\trefs.MYD",
	"i\trefs.frm\tB0:FE010909",
	"c\tZIP\t70001\tfmt/1682",
	"i\trefs.MYD",
	"i\trefs.FRM\tB0:FE010909",
	"c\tZIP\t70010\tfmt/1683",
	"i\trdb/refs.MYD",
	"i\trdb/refs.frm\tB0:FE010909",
	"c\tZIP\t70020\tfmt/1685",
	"i\tsdb/pdb.eni",
	"i\tsdb/sdb.eni",
	"c\tZIP\t80000\tfmt/1840",
	"i\tdatapackage.json\tA:7761637A5F76657273696F6E",
	"c\tOLE2\t90000\tfmt/1852",
	"i\tScreen_Stream.avi",
	"i\tmanifest.camxml\tB0-512:5200650063006F007200640069006E00670049007300430"
	"061006D00720065006300",
	"c\tZIP\t100000\tfmt/1856",
	"i\tmanifest.xml\tB0-45:3C526177506174683E302E",
	"c\tZIP\t101000\tfmt/429",
	"i\tcontent/riffData.cdr\tB0-45:52494646\tB8-53:43445245",
	"c\tZIP\t101010\tfmt/430",
	"i\tcontent/riffData.cdr\tB0-45:52494646\tB8-53:43445246",
	"c\tZIP\t101020\tfmt/1925",
	"i\tcontent/root.dat\tB0:52494646*43445247",
	"c\tZIP\t101030\tfmt/1926",
	"i\tmimetype",
	"i\tcontent/root.dat\tB0:52494646*43445248",
	"c\tZIP\t101040\tfmt/1927",
	"i\tmimetype",
	"i\tcontent/root.dat\tB0:52494646*4344524A",
	"c\tZIP\t101050\tfmt/1928",
	"i\tmimetype",
	"i\tcontent/root.dat\tB0:52494646*4344524B",
	"c\tZIP\t101060\tfmt/1929",
	"i\tmimetype",
	"i\tcontent/root.dat\tB0:52494646*4344524C",
	"c\tZIP\t101070\tfmt/1930",
	"i\tmimetype",
	"i\tcontent/root.dat\tB0:52494646*4344524D",
	"c\tZIP\t101080\tfmt/1931",
	"i\tmimetype",
	"i\tcontent/root.dat\tB0:52494646*4344524E",
	"c\tZIP\t101090\tfmt/1932",
	"i\tmimetype",
	"i\tcontent/root.dat\tB0:52494646*4344524F",
	"c\tZIP\t101100\tfmt/1933",
	"i\tmimetype",
	"i\tcontent/root.dat\tB0:52494646*43445250",
	"c\tZIP\t101110\tfmt/1934",
	"i\tmimetype",
	"i\tcontent/root.dat\tB0:52494646*43445251",
	"c\tZIP\t110000\tfmt/1974",
	"i\tNotationMetadata.xml",
	"i\tmimetype\tB0:6170706C69636174696F6E2F766E642E6D616B656D757369632E6E6F74"
	"6174696F6E",
	"c\tZIP\t111000\tfmt/2005",
	"i\tmimetype\tB0:6170706C69636174696F6E2F766E642E7265636F72646172652E6D7573"
	"6963786D6C",
	"c\tOLE2\t112000\tfmt/1959",
	"i\tEdsIV Object\tB16-48:4350726A44656661756C7473",
	"c\tZIP\t101120\tfmt/2041",
	"i\tclasses.dex",
	"i\tAndroidManifest.xml\tB0:03000800",
	"c\tZIP\t101130\tfmt/2042",
	"i\tbase/manifest/AndroidManifest.xml\tB7:616E64726F6964",
	"c\tZIP\t101140\tfmt/2043",
	"i\tAndroidManifest.xml\tB0-4096:6D616E696665737420786D6C6E733A616E64726F69"
	"643D",
	"c\tZIP\t101150\tfmt/2063",
	"i\tproject.xml\tB0-128:3C534D5F50726F6A656374",
	"c\tZIP\t101160\tfmt/2064",
	"i\tGallery.xml",
	"i\tproject.xml\tB0-128:3C534D5F50726F6A656374",
	"c\tZIP\t101170\tfmt/2086",
	"i\tBackupSettings/BackupSettings.xml",
	"i\tConfigurationSettings/Settings.xml",
	"i\tWritingSystemStore/idchangelog.xml",
};
/* clang-format on */

const size_t fonds_signature_table_size =
	sizeof(fonds_signature_table) / sizeof(fonds_signature_table[0]);
