import { parseExamples } from "#classification/schema.ts";

/** Small enough to train in a moment; every matter has words of its own. */
export const fewExamples = parseExamples(`
# den.den-tat
Đèn đường ngõ 5 tắt cả tuần nay, tối om
Cột đèn đầu phố không sáng, đi lại sợ lắm
den duong tat toi thui khong ai sua
Bóng đèn cao áp cháy, ngõ tối đen
Xin lắp bóng đèn mới cho ngách 12, tối quá
Cả dãy đèn chiếu sáng không lên đèn

# den.den-ban-ngay
Đèn đường bật giữa trưa, lãng phí điện
Ban ngày mà đèn cứ sáng trưng
den bat ca ngay lang phi qua
Hệ thống đèn hẹn giờ sai, sáng cả ban ngày
Trời nắng chang chang đèn vẫn sáng, lãng phí
Đèn trang trí bật suốt ngày

# rac.khong-thu-gom
Rác chất đống ba ngày không ai thu gom
Xe gom rác không vào ngõ, rác bốc mùi
rac ton dong dau ngo chua ai don
Công nhân không đến lấy rác từ thứ Hai
Túi rác ứ đọng trước cổng trường
Đề nghị thu gom rác đúng giờ

# rac.dot-rac
Hàng xóm đốt rác khói mù mịt
Đốt rác ngoài bãi đất trống mỗi chiều
dot rac khoi khet ca khu
Có người đốt dây điện lấy đồng, khói đen
Bãi đất ven sông ngày nào cũng đốt rác thải nhựa
Khói đốt rác bay vào nhà

# nuoc.mat-nuoc
Mất nước từ sáng đến giờ, cả khu không có nước dùng
Nước yếu nhỏ giọt, không bơm lên bồn được
mat nuoc ba hom roi
Cắt nước không báo trước
Nhà tôi không có nước sinh hoạt
Khu tập thể mất nước liên tục

# gate:khan-cap
Cháy nhà rồi, cứu với
Có người đuối nước ở hồ
chay lon o chung cu, nguoi ket ben trong
Rò rỉ gas nồng nặc, có người ngất xỉu

# gate:to-cao
Tôi tố cáo cán bộ nhận hối lộ
Tố cáo ông chủ tịch tham nhũng tiền quỹ
to cao can bo voi tien
Cán bộ bảo kê, nhận tiền của chủ quán, tôi tố cáo

# gate:khong-ro
alo
có ai không
xin chào
chỗ tôi có vấn đề
`);
