namespace Rapport.Tests.Formats.Yjs;

/// <summary>Changes some bytes of a whole file at random.</summary>
internal static class Damage
{
    public static byte[] Of(byte[] whole, Random random)
    {
        var file = whole.ToArray();
        for (var times = random.Next(1, 4); times > 0 && file.Length > 0; times--)
        {
            var at = random.Next(file.Length);
            switch (random.Next(7))
            {
                case 0:
                    file[at] = (byte)random.Next(256);
                    break;
                case 1:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    file[at] = (byte)random.Next(12);
                    break;
                case 3:
                    file = file[..at];
                    break;
                case 4:
                    file = [.. file[..at], .. Bytes.Number(random.NextInt64(1L << random.Next(1, 63))), .. file[(at + 1)..]];
                    break;
                case 5:
                    file = [.. file[..at], .. file[random.Next(at, file.Length)..]];
                    break;
                default:
                    var length = random.Next(Math.Min(16, file.Length - at));
                    file.AsSpan(at, length).CopyTo(file.AsSpan(random.Next(file.Length - length)));
                    break;
            }
        }

        return file;
    }
}
