using Rapport.Shared;

namespace Rapport.Platform.Files;

public static class FileProblems
{
    public static readonly Problem TooLarge = new("file_too_large", "This file is larger than allowed here. Send a smaller one.");
}
