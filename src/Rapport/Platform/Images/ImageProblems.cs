using Rapport.Shared;

namespace Rapport.Platform.Images;

public static class ImageProblems
{
    public static readonly Problem Unknown = new("image_unknown", "This file is not a picture that can be shown here. Send a JPEG, PNG, GIF or WebP.");
    public static readonly Problem Heif = new("image_heif", "Pictures in HEIC or AVIF cannot be shown here. Send it as JPEG; on an iPhone, choose Most Compatible under Settings, Camera, Formats.");
    public static readonly Problem TooHeavy = new("image_too_heavy", "This picture is over 40 MB. Send a smaller one.");
    public static readonly Problem TooLarge = new("image_too_large", "This picture has more than 60 million pixels or an edge over 20,000. Send a smaller one.");
    public static readonly Problem Damaged = new("image_damaged", "This picture is damaged or was cut off on its way. Send it again.");
}
