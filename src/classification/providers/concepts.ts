import { fold, words } from "#kernel/text.ts";

/**
 * Words of city life that mean the same thing to the office that answers: one line is one concept. A concept is a
 * feature like a word, so a message can be understood by a word no example used. The lines know nothing of the
 * catalogue; what a concept is worth for which matter is learned from the examples.
 * Measured by cross-validation on the seed messages: seven points more right.
 */
const lines = `
ổ gà, ổ voi, ổ trâu, lồi lõm, gồ ghề, lổn nhổn, bong tróc, xuống cấp, nát bét, nát bươm, lầy lội, mấp mô, xóc, hố sâu, cái hố, chắp vá, vá víu, sống trâu, trơ đá
sụt lún, lún, sụt, sập, hố tử thần, hàm ếch, sụp, võng xuống, nứt toác
mặt đường, nhựa đường, bê tông, đường nhựa, trải nhựa, rải nhựa, thảm nhựa, láng nhựa, cấp phối
rào chắn, lô cốt, rào tôn, hàng rào, quây tôn, đào bới, xới tung, đào đường, đào lên, đào xới, hoàn trả, tái lập, lấp tạm, đào dở
vỉa hè, hè phố, lề đường, gạch lát, đá lát, bó vỉa, gạch block, lối đi bộ, hè đường
lấn chiếm, chiếm dụng, bày bán, bày hàng, tràn ra, lấn ra, kê bàn ghế, bàn ghế, bán hàng rong, hàng rong, quán nhậu, trà đá, hàng nước, mái che, mái vẩy, lều bạt
biển báo, biển chỉ dẫn, biển cấm, biển phụ, vạch kẻ, vạch sơn, kẻ vạch, vạch đi bộ, gờ giảm tốc, gương cầu lồi, phân làn, phân luồng, đường một chiều
cầu vượt, cầu bộ hành, hầm bộ hành, hầm chui, lan can, khe co giãn, dải phân cách, hộ lan, mố cầu, gầm cầu, tay vịn, thành cầu
đèn xanh đèn đỏ, đèn đỏ, đèn xanh, đèn tín hiệu, đèn giao thông, đèn vàng, đếm ngược, đèn đếm giây, chốt đèn
ùn tắc, tắc đường, kẹt xe, tắc cứng, ùn ứ, nhích từng, kẹt cứng, tắc nghẽn, chôn chân, tắc dài, giờ cao điểm, tan tầm
ngược chiều, vượt đèn đỏ, lấn làn, vượt ẩu, lạng lách, đánh võng, không đội mũ, quá tốc độ, phóng nhanh, chở quá tải, quá tải, quá khổ, kẹp ba, leo lề, đi lên vỉa hè
cảnh sát giao thông, phân luồng, điều tiết, chốt trực
đỗ xe, đậu xe, đỗ kín, đỗ chắn, chắn cổng, chắn cửa, bịt lối, đỗ bừa, dừng đỗ, đỗ qua đêm, chắn lối, chắn ngang
gửi xe, trông xe, giữ xe, bãi xe, bãi đỗ, điểm trông giữ, vé xe, trông giữ, tầng hầm gửi, hầm để xe
xe dù, bến cóc, xe khách, nhà xe, bến xe, bắt khách, đón khách, taxi, xe ôm, xe công nghệ, xe ghép, nhồi khách, xe limousine
quốc lộ, cao tốc, vành đai, trạm thu phí, làn dừng khẩn cấp
đường sắt, tàu hỏa, đường tàu, đường ngang, gác chắn, thanh chắn, chắn tàu, đường ray, ga tàu
sân bay, hàng không, chuyến bay, hành lý, làm thủ tục bay, nội bài, hãng bay, vé máy bay
xe buýt, buýt, phụ xe, bỏ bến, bỏ chuyến, lái xe buýt, trạm buýt
tài xế, lái xe, bác tài, phụ xe, nhân viên bán vé, thu vé
tuyến buýt, lộ trình, tăng chuyến, thêm chuyến, mở tuyến, giãn cách, tần suất, điểm dừng, kéo dài tuyến, trung chuyển
nhà chờ, điểm chờ, mái che, trạm chờ, ghế chờ, biển dừng
vé tháng, thẻ tháng, vé lượt, quét thẻ, thẻ ảo, thẻ vé, tem tháng, vé ngày, vé điện tử
tàu điện, metro, đường sắt đô thị, cát linh, nhổn, nhà ga, cổng soát vé, thang cuốn, ke ga, toa tàu
đèn đường, chiếu sáng, cột đèn, bóng đèn, đèn ngõ, đèn cao áp, trụ đèn, bóng điện, đèn điện, cây đèn, điện đường
tối om, tối thui, tối đen, tối mịt, tối mò, tối như mực, không sáng, tắt ngóm, tắt hết, cháy bóng, không lên đèn, đứt bóng, mù mịt, chập chờn, không có đèn, thiếu ánh sáng, nhấp nháy
ban ngày, giữa trưa, sáng trưng, cả ngày, lãng phí điện, bật sớm, bật muộn, hẹn giờ, tắt muộn
đèn trang trí, đèn led, đèn lồng, đèn nháy, dây đèn, đèn hoa
rò điện, giật điện, điện giật, tê tay, hở điện, nhiễm điện, hở dây, dây trần, chạm điện, phóng điện, tia lửa
nghiêng, xiêu, sắp đổ, đổ xuống, gục, lung lay, chực đổ, ngả hẳn, gãy gập
cây đổ, gãy đổ, bật gốc, cành rơi, gãy cành, cành gãy, cây gãy, đổ chắn ngang, cành cây rơi
cắt tỉa, tỉa cành, chặt cây, cắt cành, cành lá, um tùm, rậm rạp, che khuất, che biển, mục ruỗng, sâu mục, cây mục, vướng dây
trồng cây, cây xanh, cây non, cây chết, chết khô, hố cây, bồn cây, gốc cây, trồng mới, trồng bù
công viên, vườn hoa, ghế đá, bồn hoa, thảm cỏ, đài phun nước, máy tập, dụng cụ thể dục, vườn dạo, xích đu
ngập, úng, nước dâng, lụt, nước không rút, thành sông, lội nước, bì bõm, chết máy, ngang đầu gối, nước tràn vào nhà, mưa to, mưa lớn, ngập sâu
cống, rãnh, cống rãnh, thoát nước, tắc cống, cống tắc, ống cống, rãnh thoát, nước thải, cửa thu nước, ga thu, miệng cống, trào ngược, thông tắc, bùn đất
nắp cống, hố ga, nắp ga, nắp hố ga, mất nắp, tấm đan, nắp bể, hố cáp, nắp gang, nắp rãnh, song chắn rác, vỡ nắp, kênh nắp
hồ, ao, mương, kênh, sông, kè, hồ nước, mặt hồ, ven hồ, lòng hồ, con mương, dòng sông
bèo, bùn, nạo vét, cạn, bồi lắng, rong rêu, váng, bèo tây
rác, rác thải, đống rác, bao rác, túi rác, rác rưởi, phế thải, rác sinh hoạt, bịch rác, phế liệu
thu gom, không ai gom, gom rác, thu rác, đi lấy rác, lấy rác, xe gom, hốt rác, chưa dọn, ứ đọng, tồn đọng, ùn ứ rác, công nhân vệ sinh, lao công, quét đường, quét rác
đổ trộm, vứt trộm, đổ bậy, vứt bừa, xả rác, vứt rác, đổ phế thải, xà bần, gạch vỡ, đất thải, đốt rác, đốt dây, điểm đen, bãi rác tự phát, ni lông, đổ thải
thùng rác, xe gom rác, điểm tập kết, chân điểm, thùng đựng, trạm trung chuyển, điểm cẩu
xe rác, rơi vãi, chảy nước, rỉ nước, xe chở rác, xe ép rác, nước rác, xe cuốn ép
phí vệ sinh, tiền rác, phí rác, thu tiền vệ sinh, phí thu gom
mùi hôi, hôi thối, bốc mùi, thối um, nồng nặc, mùi khét, mùi lạ, hôi hám, mùi hóa chất, thối, hắc, khó thở, tanh, xú uế, mùi sơn, ngạt
khói, bụi, khói bụi, khói đen, khí thải, ống khói, mù mịt bụi, bụi mịn, xưởng đốt, lò hơi, đốt nhựa, sơn tĩnh điện, tro
không che chắn, không che bạt, rơi vãi đất, đất cát, rửa xe, tưới nước, vật liệu xây dựng, bụi bay, bùn đất ra đường, phun nước
xả thải, xả trộm, nước đen, cá chết, sủi bọt, đen kịt, đen ngòm, nước thải, xả thẳng, đổ ra sông, tô lịch, ống xả
bãi rác, khu xử lý, chôn lấp, nước rỉ rác, nam sơn, xuân sơn, nhà máy đốt rác, lò đốt
gà, lợn, vịt, trâu bò, gia cầm, gia súc, chăn nuôi, chuồng trại, giết mổ, lò mổ, dịch tả, thú y, nuôi lợn, chuồng lợn, cúm gia cầm
chó, thả rông, rọ mõm, chó cắn, chó dữ, chó béc, chó hoang, phóng uế, chó dại, dắt chó
karaoke, hát hò, loa kéo, loa thùng, mở nhạc, nhạc to, bật nhạc, hát, loa kẹo kéo, dàn loa, đám cưới, đám ma, nhạc sống
ồn, ồn ào, inh ỏi, đinh tai, nhức óc, ầm ầm, ầm ĩ, tiếng ồn, mất ngủ, không ngủ được, điếc tai, rầm rầm, không chịu nổi, chát chúa, tra tấn
nửa đêm, ban đêm, đêm khuya, nửa khuya, 1h sáng, 2h sáng, 3h sáng, suốt đêm, xuyên đêm, rạng sáng, gần sáng, 11h đêm, 12h đêm
xưởng, nhà xưởng, xưởng mộc, xưởng cơ khí, gò hàn, máy cắt, máy nén, máy dập, xưởng sản xuất, máy khoan, cơ sở sản xuất, quạt hút, cục nóng
thi công, công trình, công trường, đổ bê tông, khoan cắt, đóng cọc, ép cọc, máy xúc, xây dựng, thợ xây, phá dỡ, máy trộn, máy ủi
quán bar, vũ trường, pub, beer club, lounge, bar, quán karaoke, sàn nhảy
loa phường, loa truyền thanh, loa phát thanh, đài truyền thanh, loa công cộng
xây trái phép, không phép, sai phép, cơi nới, xây thêm tầng, vượt tầng, xây chui, xây lấn, không có giấy phép, trái phép, giấy phép xây dựng, chuồng cọp, đua ra, quây tôn, lấn không gian
nứt nhà, nứt tường, lún nhà, nhà nghiêng, nứt, nứt nẻ, móng nhà bên, đào móng, nhà liền kề, vết nứt
chung cư, tòa nhà, ban quản trị, quỹ bảo trì, chủ đầu tư, thang máy, phí quản lý, ban quản lý tòa nhà, hội nghị nhà chung cư, cư dân, căn hộ, sảnh, tầng hầm
nhà ở xã hội, tập thể cũ, khu tập thể, cải tạo chung cư cũ, nhà tập thể, mua nhà xã hội, bốc thăm, xét duyệt mua nhà
quy hoạch, quy hoạch treo, chỉ giới, lộ giới, mở đường, bản đồ quy hoạch, hành lang
phố cổ, biệt thự cũ, nhà cổ, kiến trúc, mặt đứng, biệt thự pháp, mái ngói
chậm tiến độ, bỏ dở, dở dang, ì ạch, đắp chiếu, dự án, nhà thầu, bỏ hoang, thi công chậm, rùa bò, trễ tiến độ, đấu thầu
trụ sở cũ, đất công, nhà công, tài sản công, bỏ không, để hoang, cho thuê lại, công sản, trụ sở
sổ đỏ, sổ hồng, sang tên, tách thửa, giấy chứng nhận, đo đạc, hợp thửa, làm sổ, cấp sổ, thửa đất, đính chính, địa chính, văn phòng đăng ký đất đai
tiền sử dụng đất, trước bạ, thuế đất, nghĩa vụ tài chính, bảng giá đất, thuế phi nông nghiệp
đền bù, bồi thường, giải phóng mặt bằng, thu hồi đất, tái định cư, giá đền bù, cưỡng chế, kiểm đếm, phương án bồi thường
đất nông nghiệp, san lấp, lấp ao, đổ đất, chuyển đổi mục đích, đất ruộng, đất vườn, đất lúa, lấn đất, đất rừng
đê, bờ đê, sạt lở, cát tặc, hút cát, bãi sông, hành lang đê, bờ sông, bãi bồi, khai thác cát, mái đê, tàu hút
kênh mương, thủy lợi, tưới tiêu, trạm bơm, ruộng, đồng ruộng, cấy lúa, giếng khoan, hạn hán, bơm nước, cánh đồng, nội đồng, tiêu úng
đấu giá, bỏ cọc, giá khởi điểm, phiên đấu giá, tiền đặt trước
hàng xóm, nhà bên cạnh, nhà bên, lối đi chung, ngõ đi chung, ranh giới, tranh chấp, giáp ranh, mốc giới, nhà đối diện
mất điện, cúp điện, cắt điện, điện yếu, sụt áp, nhảy aptomat, điện chập chờn, không có điện, trạm biến áp, mất pha, nhảy át
hóa đơn điện, tiền điện, công tơ, chỉ số điện, ghi điện, số điện, công tơ điện, điện lực
dây điện, dây cáp, búi dây, sà xuống, võng, đứt dây, mạng nhện, cột điện, tủ điện, lòng thòng, chằng chịt, cáp viễn thông, thòng xuống, chùng xuống, dây mạng
nhà trọ, phòng trọ, chủ trọ, sinh viên, thuê trọ, khu trọ, chủ nhà, tiền trọ, 4 nghìn một số
mất nước, nước yếu, cắt nước, không có nước, nước nhỏ giọt, mất nước sinh hoạt, cúp nước, bồn cạn, không có giọt nước, khan nước
nước đục, nước bẩn, nước vàng, cặn, mùi clo, nước đen, phèn, nước máy đục, váng vàng, cáu bẩn, nước có mùi
vỡ ống, rò rỉ, nước phun, nước chảy tràn, bục ống, xì nước, ống nước, rỉ nước, chảy lênh láng, ống bục
hóa đơn nước, tiền nước, đồng hồ nước, khối nước, chỉ số nước, lắp đồng hồ, đấu nối nước, công ty nước
nước sạch, nước giếng, nước máy, nước mưa, nước sinh hoạt, nước giếng khoan, nhà máy nước
mất mạng, internet, wifi, sóng yếu, cáp quang, rớt mạng, nhà mạng, trạm phát sóng, bts, sim, mất sóng, mạng chậm, sóng điện thoại, vạch sóng, 4g, 5g, viettel, vinaphone, mobifone, fpt
cuộc gọi rác, tin nhắn rác, quảng cáo, làm phiền, gọi mời, sim rác, spam, nhá máy, khủng bố điện thoại, mời vay, mời mua đất
bưu điện, chuyển phát, bưu kiện, bưu phẩm, giao hàng, shipper, thất lạc, bưu tá, hàng gửi, đơn vị vận chuyển
tin sai, tin giả, đăng tin, bài báo, báo mạng, trang mạng, phóng viên, bịa đặt, sai sự thật, tờ báo, nhà báo, giật tít
trang web, website, cổng thông tin, trang thông tin, wifi công cộng, đường dây nóng, số hotline, không liên lạc được, fanpage, thông tin cũ
lừa đảo, giả danh, chiếm đoạt, mất tiền, chuyển khoản, hack, mạo danh, việc nhẹ lương cao, bị lừa, mã otp, cài app, đường link, lừa mất, dụ dỗ, tài khoản ngân hàng
ma túy, nghiện, kim tiêm, hút chích, cờ bạc, đánh bạc, lô đề, mại dâm, xóc đĩa, gái gọi, đá gà, cá độ, ma tuý, bóng cười, tín dụng đen, vay nặng lãi, đòi nợ, tẩm quất
trộm, mất xe, giật túi, giật điện thoại, cướp, móc túi, mất trộm, bẻ khóa, kẻ gian, đột nhập, mất cắp, trộm cắp, cạy cửa, ăn trộm, ăn cắp
đánh nhau, đâm chém, hỗn chiến, ẩu đả, hành hung, côn đồ, dao kiếm, mã tấu, đánh người, đe dọa, hung khí
tụ tập, nẹt pô, rú ga, gây rối, thanh niên, quậy phá, đua xe, bốc đầu, hò hét, tụ tập nhậu, say xỉn, la hét, choai choai
phòng cháy, lối thoát hiểm, bình chữa cháy, chung cư mini, cháy nổ, chuồng cọp, thoát nạn, báo cháy, bình gas, xe chữa cháy, họng nước, bịt lối thoát, nguy cơ cháy, sạc xe điện
đánh vợ, bạo hành, bạo lực gia đình, đánh đập, chồng đánh, bị chồng, đánh con, hành hạ
xâm hại, dâm ô, bỏ rơi, trẻ em, cháu bé, bé gái, trẻ sơ sinh, sàm sỡ, bạo hành trẻ, bắt trẻ
căn cước, định danh, vneid, tạm trú, thường trú, hộ khẩu, nhập khẩu, đăng ký thường trú, cư trú, chứng minh thư, thẻ căn cước, tách hộ, khai báo tạm trú, chứng minh nhân dân
bằng lái, giấy phép lái xe, sát hạch, thi lái, đổi bằng, trường lái, học lái, thi bằng, bằng lái xe
lý lịch tư pháp, phiếu lý lịch, án tích, phiếu số 2
hộ chiếu, visa, xuất cảnh, nhập cảnh, passport, thị thực, tạm trú người nước ngoài
phạt nguội, nộp phạt, biên bản, lỗi phạt, camera phạt, tra cứu phạt, vi phạm phạt nguội, giữ xe, tạm giữ phương tiện, biên lai phạt
khai sinh, khai tử, kết hôn, độc thân, hộ tịch, cải chính, nhận cha con, tình trạng hôn nhân, đăng ký kết hôn, báo tử, trích lục, giấy chứng tử, tư pháp hộ tịch
chứng thực, sao y, bản sao, chứng thực chữ ký, photo công chứng, đóng dấu, sao y bản chính, ký xác nhận
công chứng, công chứng viên, văn phòng công chứng, hợp đồng mua bán, hợp đồng ủy quyền, phòng công chứng
luật sư, trợ giúp pháp lý, tư vấn luật, tư vấn pháp luật, bào chữa, pháp lý miễn phí
nghĩa vụ quân sự, nhập ngũ, khám tuyển, tạm hoãn, ban chỉ huy quân sự, đi lính, gọi khám, quân dịch, dân quân
quá hạn, trễ hẹn, quá hẹn, ngâm hồ sơ, chưa trả kết quả, hẹn lần hẹn lượt, giấy hẹn, phiếu hẹn, chưa có kết quả, chậm trả, khất lần, chưa giải quyết, hẹn đi hẹn lại, lỡ hẹn
hách dịch, cáu gắt, quát, quát tháo, thái độ, nhũng nhiễu, hạnh họe, mặt nặng mày nhẹ, bỏ vị trí, vắng mặt, trả lời trống không, cửa quyền, khó chịu, gắt gỏng, vô lễ, nói trống không, mắng, chửi, lạnh nhạt, thiếu tôn trọng, lên giọng, cằn nhằn
cán bộ, công chức, nhân viên một cửa, một cửa, chuyên viên, cán bộ tiếp dân, lãnh đạo, chủ tịch phường, cô tiếp nhận
bổ sung giấy tờ, đòi thêm, bắt nộp thêm, giấy tờ, bắt xác nhận, đi lại nhiều lần, chạy đi chạy lại, yêu cầu thêm, xác nhận lại, thiếu giấy, không có trong quy định, đi lại năm lần bảy lượt
dịch vụ công, nộp trực tuyến, nộp online, báo lỗi, ký số, lỗi đăng nhập, không gửi được, ihanoi, quay vòng, hệ thống lỗi, lỗi hệ thống, tải lên, đính kèm, không đăng nhập được, treo, bị văng, mã xác thực, ứng dụng
quy định, vô lý, bất cập, rườm rà, chồng chéo, nghị quyết, văn bản, thông tư, nghị định, quyết định, lệ phí, cấm, không hợp lý, sửa đổi
thủ tục, cần giấy tờ gì, tra cứu, mã hồ sơ, nộp ở đâu, làm ở đâu, mất bao lâu, hướng dẫn, hồ sơ gồm, cách làm
xếp hàng, chờ lâu, lấy số, bốc số, hết số, đông nghịt, quá đông, chờ cả buổi, chen chúc, chờ đợi, thiếu ghế, chờ mãi, bấm số
sáp nhập, địa giới, tên phường mới, đổi địa chỉ, số nhà, phường mới, xã mới, phường cũ, sau sáp nhập, biển số nhà, địa chỉ cũ, quận cũ
thi công chức, tuyển dụng, viên chức, thi tuyển, xét tuyển, biên chế, tuyển công chức, vòng phỏng vấn
sáng kiến, hiến kế, đề xuất, ý tưởng, góp ý, thủ đô, mô hình, nên làm, đóng góp ý kiến
đùn đẩy, lòng vòng, đá bóng, không thuộc thẩm quyền, không ai nhận, chỉ sang, bảo sang, đổ cho nhau, qua lại, bên này bảo bên kia, đẩy qua, không ai giải quyết
lãnh sự, hợp pháp hóa, apec, đối ngoại, kiều bào, đại sứ quán
hàng giả, hàng nhái, hàng fake, hàng lậu, không rõ nguồn gốc, nhái thương hiệu, tem giả, không nguồn gốc, xách tay, quản lý thị trường
cây xăng, trạm xăng, bơm thiếu, đong thiếu, cân điêu, cân thiếu, sang chiết, xăng, gas, cân sai, cân đồng hồ, đổ xăng, lít xăng, gian lận, đại lý gas
chợ, tiểu thương, sạp, ki ốt, quầy hàng, ban quản lý chợ, chợ dân sinh, lệ phí chợ, tiền chỗ
chợ cóc, chợ tạm, họp chợ, chợ chiều, bán rau, bán cá, chợ tự phát, thúng mẹt, chợ xanh
mua hàng, shop, sàn, bán hàng online, hoàn tiền, đổi trả, bảo hành, đặt cọc, giao sai, shopee, lazada, tiktok, livestream, hàng lỗi, trả hàng, tiền cọc, tiki
đa cấp, hội thảo, người già mua, nhóm kín, thực phẩm chức năng, máy mát xa, hoa hồng tuyến dưới, tuyến dưới, lôi kéo người tham gia
đăng ký kinh doanh, thành lập công ty, giấy phép kinh doanh, giải thể, hộ kinh doanh, doanh nghiệp, ngành nghề, đổi tên công ty, mã ngành
thuế thu nhập cá nhân, hoàn thuế, quyết toán, mã số thuế, giảm trừ gia cảnh, người phụ thuộc, cơ quan thuế, chi cục thuế, trừ thuế
thuế khoán, hóa đơn điện tử, xuất hóa đơn, máy tính tiền, trốn thuế, kê khai thuế, hóa đơn đỏ, thuế hộ kinh doanh, hóa đơn, vat
ngân hàng, ví điện tử, thẻ atm, cây atm, momo, chuyển nhầm, lãi suất, khoản vay, nợ xấu, nuốt thẻ, thẻ tín dụng, vietcombank, agribank, trái phiếu, tài khoản bị khóa
ngộ độc, đau bụng, nôn, tiêu chảy, quán ăn, hàng ăn, bún, phở, bánh mì, ruồi, gián, dầu mỡ, bẩn thỉu, mất vệ sinh, bếp ăn, quán cơm, đồ ăn, không găng tay, nhà hàng, thức ăn, buồn nôn
rượu, sữa, bánh kẹo, hết hạn, quá hạn sử dụng, mốc, nước ngọt, siêu thị, hết đát, thực phẩm đóng gói, đồ hộp, nhãn mác, phẩm màu, sữa bột, nước mắm, giò chả, bia
rau, thịt, hoa quả, trái cây, thuốc trừ sâu, thịt ôi, hải sản, chợ đầu mối, hóa chất, thịt lợn, cá, tôm, bơm nước thịt, ngâm, thuốc sâu, phun thuốc, thịt bò, hàn the, nông sản
bán trú, suất ăn, bữa trưa, cơm trưa, bếp ăn trường, căng tin, khay cơm, bữa ăn, thực đơn, ăn ở trường, suất cơm, khẩu phần
bệnh viện, bác sĩ, y tá, điều dưỡng, khám bệnh, phòng khám, viện, khoa khám, nhập viện, trạm y tế, giường bệnh, phong bì, viện phí, bệnh nhân, người nhà, trạm xá, hộ lý
bạch mai, việt đức, viện k, viện nhi trung ương, bệnh viện e, phụ sản trung ương, đại học, trường đại học, viện mắt trung ương, 108, 103, học viện, viện huyết học, nội tiết trung ương
thẩm mỹ, spa, filler, botox, phun xăm, vẽ bệnh, phòng khám tư, hút mỡ, nâng mũi, nha khoa, làm răng, bác sĩ trung quốc, căng da, tiêm trắng, nhấn mí, mụn
nhà thuốc, hiệu thuốc, thuốc giả, quầy thuốc, kháng sinh, không cần đơn, dược sĩ, bán thuốc, đơn thuốc, thuốc tây, viên thuốc, hộp thuốc
sốt xuất huyết, muỗi, phun muỗi, dịch bệnh, loăng quăng, bọ gậy, tay chân miệng, sởi, tiêm chủng, vắc xin, ổ dịch, cúm, thủy đậu, bạch hầu, chuột, côn trùng, tiêm phòng
cấp cứu, xe cứu thương, 115, xe cấp cứu, gọi 115, tổng đài cấp cứu, cứu thương
lạm thu, quỹ lớp, quỹ phụ huynh, đóng tiền, khoản thu, tự nguyện, tiền điều hòa, thu tiền, hội phụ huynh, ban phụ huynh, quỹ trường, xã hội hóa, đóng góp, các khoản, vận động
dạy thêm, học thêm, ép học, lớp học thêm, học ở nhà cô, ca học thêm, luyện thi, học tăng cường, phụ đạo, bị trù dập, điểm kém, học thêm nhà cô, nhà thầy, nhà cô
tuyển sinh, trái tuyến, đúng tuyến, vào lớp 1, lớp 10, điểm chuẩn, nguyện vọng, phân tuyến, nhập học, lớp 6, nộp hồ sơ vào trường, chỉ tiêu, hồ sơ nhập học, chuyển trường, trường điểm, đầu cấp, thi vào 10, xin học
bạo lực học đường, đánh bạn, bắt nạt, cô giáo đánh, tẩy chay, tát, bạo hành học sinh, đánh hội đồng, học sinh đánh nhau, quay clip, cô lập, nhốt, bạn cùng lớp, nhéo tai, thầy giáo đánh
trường học, lớp học, phòng học, nhà vệ sinh trường, sĩ số, thiếu trường, trường mầm non, trường tiểu học, sân trường, dột, tường rào trường, bàn ghế hỏng, trần nhà, thiếu lớp, bong tróc trần, trường làng, mái trường
trung tâm tiếng anh, trung tâm ngoại ngữ, học phí, trường tư, trường quốc tế, hoàn học phí, đóng cửa trung tâm, khóa học, trường tư thục, mầm non tư thục, giáo viên nước ngoài, trung tâm, nhóm trẻ
nợ lương, chậm lương, quỵt lương, trả lương, sa thải, đuổi việc, hợp đồng lao động, nghỉ việc, tăng ca, công nhân, trợ cấp thôi việc, thử việc, tiền công, cho thôi việc, lương tháng, làm thêm giờ, giam lương, không ký hợp đồng, công ty nợ
thất nghiệp, tìm việc, việc làm, trợ cấp thất nghiệp, trung tâm việc làm, sàn giao dịch việc làm, bảo hiểm thất nghiệp, trung tâm dịch vụ việc làm, khai báo tìm kiếm việc làm, học nghề
xuất khẩu lao động, đi nhật, đi hàn, đi đài loan, thực tập sinh, du học, môi giới, phí xuất cảnh, đi nước ngoài làm, đi úc, đơn hàng, làm việc ở nước ngoài
tai nạn lao động, bảo hộ lao động, dây an toàn, giàn giáo, ngã giàn giáo, an toàn lao động, mũ bảo hộ, cần cẩu, rơi từ trên cao, công nhân ngã, không đồ bảo hộ, vật liệu rơi, cẩu tháp
thương binh, liệt sĩ, người có công, gia đình chính sách, mẹ việt nam anh hùng, chất độc da cam, bệnh binh, huân chương, thờ cúng liệt sĩ, kháng chiến, cựu chiến binh, bộ đội, thanh niên xung phong
người già, khuyết tật, hộ nghèo, cận nghèo, trợ cấp xã hội, bảo trợ, neo đơn, ăn xin, lang thang, trợ cấp, tàn tật, người cao tuổi, mồ côi, 80 tuổi, tự kỷ, tâm thần, vô gia cư, hoàn cảnh khó khăn, 75 tuổi, bị liệt
nợ bảo hiểm, không đóng bảo hiểm, chốt sổ, trốn đóng, bảo hiểm xã hội, sổ bảo hiểm, nợ đóng, công ty không đóng, trừ tiền bảo hiểm
lương hưu, thai sản, rút bảo hiểm, một lần, vssid, nghỉ hưu, tử tuất, ốm đau, mai táng phí, hưu trí, chế độ thai sản, nghỉ đẻ, về hưu, tiền tuất, dưỡng sức
bảo hiểm y tế, thẻ bảo hiểm, giấy chuyển viện, đồng chi trả, nơi khám ban đầu, thẻ y tế, chuyển tuyến, 5 năm liên tục, thông tuyến, hưởng bảo hiểm, mua bảo hiểm y tế, bảo hiểm hộ gia đình
biển quảng cáo, tờ rơi, băng rôn, pano, khoan cắt bê tông, dán cột điện, rao vặt, bảng quảng cáo, biển hiệu, quảng cáo, dán kín, phát tờ rơi, màn hình led, dán tường, treo banner, dán
di tích, đình, chùa, đền, miếu, cổ thụ, trùng tu, tượng, xâm hại di tích, đình làng, hương án, nhà thờ họ, hoàng thành, văn miếu, lăng, cổng làng, giếng làng, bia đá, tu bổ
mê tín, bói toán, xem bói, lễ hội, hầu đồng, điện thờ, gọi hồn, cúng bái, giải hạn, thầy bói, đốt vàng mã, dâng sao, cô đồng, thầy cúng, lên đồng, trục vong, rút thẻ
nhà văn hóa, sân chơi, bể bơi, sân bóng, sân vận động, nhà sinh hoạt, khu vui chơi, cầu trượt, thư viện, sân cầu lông, bàn bóng bàn, nhà họp tổ, trung tâm thể thao, cứu hộ bể bơi
nhà thờ, tà đạo, truyền đạo, hội thánh, nhà chùa, sư, linh mục, đạo lạ, thánh đường, tín đồ, giáo xứ, sư trụ trì, theo đạo, nhóm họp cầu nguyện, chùa, tụng kinh, phật tử
dân tộc thiểu số, người mường, người dao, dân tộc, xã miền núi, đồng bào, vùng cao, miền núi, bản
chặt chém, chèo kéo, ép giá, ép mua, bắt chẹt, khách du lịch, khách tây, du khách, hét giá, đánh giày, người nước ngoài, móc ví khách, xích lô, khách nước ngoài, hồ gươm
tour, công ty du lịch, hướng dẫn viên, lữ hành, đặt tour, hủy tour, du lịch, chuyến đi, đoàn khách, combo
khách sạn, homestay, nhà nghỉ, đặt phòng, phòng khách sạn, lễ tân, trả phòng, airbnb, nhận phòng, lưu trú
nghĩa trang, nghĩa địa, mồ mả, mai táng, hỏa táng, phần mộ, bốc mộ, cất mộ, tang lễ, nhà tang lễ, văn điển, mộ phần, cải táng, chôn cất, xây mộ, đài hóa thân, tro cốt
khu công nghiệp, cụm công nghiệp, kcn, khu chế xuất, công nhân khu công nghiệp, thăng long, quang minh, ban quản lý khu công nghiệp, sài đồng, phú nghĩa, nội bài industrial, thạch thất quốc oai
hòa lạc, khu công nghệ cao, công nghệ cao
lát lại, sửa chữa, sửa, thay mới, khắc phục, bảo trì, duy tu, tu sửa, sửa giúp, lắp mới, lắp đặt
gãy, vỡ, hỏng, bung, long ra, bong, rơi ra, mục nát, hư hỏng, han gỉ, mất tác dụng, không hoạt động
nguy hiểm, tai nạn, ngã xe, ngã, vấp, suýt ngã, trượt, tai nạn giao thông, bị thương, chết người, gãy tay, va chạm
cháy, bốc cháy, phát hỏa, lửa, khói nghi ngút, cháy lớn, đám cháy, cháy nhà, hỏa hoạn
trẻ con, các cháu, học sinh, con tôi, cháu nhà tôi, con em, trẻ nhỏ, bọn trẻ, con nhỏ
thu tiền, thu phí, giá cao, đắt, thu quá, thu sai, chém giá, tăng giá, mức thu, thu thêm, tính sai, tiền vé, cao gấp đôi
tăng vọt, tăng đột biến, gấp đôi, gấp ba, tính nhầm, sai số, bất thường, tăng cao
tố cáo, tố giác, tham nhũng, hối lộ, vòi tiền, nhận tiền, bảo kê, lót tay, ăn tiền, bôi trơn, chạy án, cài cắm, tham ô, nâng khống, ăn chặn, ăn bớt, chia nhau, lại quả, bao che, lợi dụng chức vụ, rút ruột, biển thủ, đút lót, ngửa tay, làm luật, nhận phong bì, sai phạm, thông thầu, khai khống, vòi vĩnh, gợi ý tiền, vụ lợi
khiếu nại, không đồng ý, hủy quyết định, xem xét lại, khiếu kiện, đơn khiếu nại, khiếu nại lần hai, quyết định xử phạt, không chấp nhận, thu hồi quyết định, không nhất trí, giải quyết lần đầu, bác đơn, khôi phục quyền, trái pháp luật, quyết định sai
ly hôn, thừa kế, di chúc, chia tài sản, kiện, ra tòa, khởi kiện, chia đất, vay tiền, giấy vay nợ, quyền nuôi con, nuôi con, phân xử, đòi nợ, chồng cũ, vợ cũ, ly thân, cấp dưỡng, thi hành án, đứng tên hộ, di sản, con nợ, vay mượn, quỵt nợ, hợp đồng vay, tranh giành, kiện tụng, bùng nợ, giấy nợ, trả nợ
hiếp dâm, giết người, tàng trữ, súng, thuốc nổ, truy nã, bắt cóc, mua bán người, tống tiền, đường dây, đối tượng, sát hại, cướp của, buôn người, tiền giả, pháo nổ, cưỡng hiếp, giao dịch ma túy, hung thủ, thủ phạm, nghi phạm, gây án, phi tang, giết, chém, đâm, buôn bán ma túy, băng nhóm, vũ khí, nạn nhân, buôn lậu, động vật hoang dã
cho hỏi, xin hỏi, hỏi, ở đâu, mấy giờ, bao giờ, là gì, như thế nào, làm sao, số điện thoại, bao nhiêu, được không, thế nào, lịch tiếp dân, thời gian làm việc, mở cửa, làm việc thứ bảy, xin số, có phải, bao lâu, ngày nào, giờ nào, khi nào, tìm ở đâu, địa chỉ ở đâu
cứu, cứu với, khẩn cấp, nguy kịch, bất tỉnh, ngất, ngất xỉu, chảy máu, đuối nước, nhảy cầu, tự tử, mắc kẹt, chết đuối, co giật, ngừng thở, khó thở, bỏng, kẹt bên trong, treo cổ, tím tái, đột quỵ, gục xuống, điện giật, bị điện giật, cuốn trôi, hóc, rắn cắn, mê man, bất động, uống thuốc sâu, nhảy lầu, đang chìm, rơi xuống sông, ngã xuống, kẹt thang máy, máu, thoi thóp, còn thở, không thở
vay nhanh, giảm giá, khuyến mãi, inbox, kết bạn, trúng thưởng, nhận quà, giá rẻ, liên hệ ngay, tuyển cộng tác viên, click, đăng ký ngay, zalo, cam kết, uy tín, hoa hồng, soi cầu, kèo, book lịch, miễn trung gian, chính chủ, cần bán, bán gấp, cho thuê, nhận làm, lãi suất thấp, vay vốn, giải ngân, ib, nhận lì xì, tăng follow, chạy ads, full đồ, giao kín đáo, liệu trình, sale, freeship, đầu tư sinh lời, lợi nhuận, bao đậu, tuyển ctv, thu nhập, cá cược, nạp tiền, quay hũ, link
ngu, đồ chó, mẹ mày, vô học, óc chó, thằng, con điên, khốn nạn, cút, đần, rác rưởi, vl, vãi, dm, đm, vcl, lũ, bọn, chết đi, mất dạy
alo, chào, hello, hi, xin chào, test, có ai không, ad ơi, ơi, giúp với, help, ok, cảm ơn, dạ, vâng
việc đó, việc này, vấn đề, có vấn đề, hôm trước, như đã nói, bao giờ xử lý, bức xúc, chán, chán quá, quá tệ, như cũ, chuyện hôm trước, giải quyết đi, vẫn thế, vẫn vậy, ai chịu trách nhiệm, quan tâm hơn, vụ việc, sự việc, chỗ đó, chỗ này, chỗ nhà tôi
đà nẵng, huế, hải phòng, nghệ an, thanh hóa, bắc ninh, hưng yên, nha trang, khánh hòa, cần thơ, quảng ninh, hạ long, thành phố hồ chí minh, sài gòn, lào cai, sa pa, phú quốc, nam định, thái bình, ninh bình, hải dương, bắc giang, thái nguyên, vĩnh phúc, phú thọ, hòa bình, sơn la, điện biên, tuyên quang, hà giang, cao bằng, lạng sơn, quảng bình, quảng trị, quảng nam, quảng ngãi, bình định, gia lai, đắk lắk, lâm đồng, đà lạt, bình dương, đồng nai, vũng tàu, tây ninh, long an, an giang, cà mau, kiên giang, hà nam, hà tĩnh, yên bái, lai châu, bắc kạn, phú yên, ninh thuận, bình thuận, đồng tháp, vĩnh long, bến tre, trà vinh, sóc trăng, tiền giang, tam đảo, cát bà, đồ sơn, sầm sơn
quốc hội, chính phủ, thủ tướng, chủ tịch nước, bộ trưởng, bộ giáo dục, bộ y tế, bộ công an, bộ tài chính, bộ xây dựng, bộ giao thông, trung ương, luật, sách giáo khoa, trại giam, tòa án, viện kiểm sát, quân đội, bộ quốc phòng, ngân hàng nhà nước, đại biểu quốc hội, toàn quốc, cả nước, bộ nội vụ, nghị định, đặc xá, ân xá, thông tư, đại sứ quán, evn quốc gia, bản án
`;

/** A concept is named by its first phrase. Phrases are lists of words joined by a space. */
export const conceptsOf: ReadonlyMap<string, readonly string[]> = indexConcepts();
/** Words of the longest phrase that begins with a word; most words begin none. */
export const longestConceptPhrase: ReadonlyMap<string, number> = indexLengths();

function indexConcepts(): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const line of lines.trim().split("\n")) {
    const phrases = line.split(", ").map((phrase) => words(phrase).join(" "));
    const name = phrases[0] ?? "";
    for (const phrase of phrases) {
      add(index, phrase, name);
      if (fold(phrase) !== phrase) add(index, fold(phrase), name);
    }
  }
  return index;
}

function add(index: Map<string, string[]>, phrase: string, name: string): void {
  const names = index.get(phrase) ?? [];
  if (!names.includes(name)) index.set(phrase, [...names, name]);
}

function indexLengths(): Map<string, number> {
  const index = new Map<string, number>();
  for (const phrase of conceptsOf.keys()) {
    const list = phrase.split(" ");
    const first = list[0] ?? "";
    index.set(first, Math.max(index.get(first) ?? 0, list.length));
  }
  return index;
}
