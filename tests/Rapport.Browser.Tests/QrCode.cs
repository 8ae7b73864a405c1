using NetVips;
using ZXing;
using ZXing.QrCode;

namespace Rapport.Browser.Tests;

internal static class QrCode
{
    /// <summary>What a phone's camera would read in the picture.</summary>
    public static string Read(byte[] png)
    {
        using var picture = Image.NewFromBuffer(png).Colourspace(Enums.Interpretation.Bw);
        var grey = new RGBLuminanceSource(picture.WriteToMemory<byte>(), picture.Width, picture.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        var hints = new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true };
        var found = new QRCodeReader().decode(new BinaryBitmap(new ZXing.Common.GlobalHistogramBinarizer(grey)), hints);
        return Assert.IsType<Result>(found).Text;
    }
}
