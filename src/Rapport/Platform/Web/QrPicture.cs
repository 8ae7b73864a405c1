using QRCoder;
using Rapport.Shared;

namespace Rapport.Platform.Web;

/// <summary>An address as a QR code (ISO/IEC 18004), drawn as SVG that takes the size of what is around it.</summary>
public static class QrPicture
{
    private const int ModulePixels = 8;

    /// <summary>Medium correction: a corner of a poster may be torn off.</summary>
    public static SafeHtml Of(Uri address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return new SafeHtml(code.GetGraphic(ModulePixels, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute));
    }
}
