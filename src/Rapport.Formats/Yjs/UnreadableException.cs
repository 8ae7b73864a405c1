namespace Rapport.Formats.Yjs;

/// <summary>Bytes that are not what they should be. Never leaves <see cref="YReading{T}"/> and <see cref="YDocument"/>.</summary>
internal sealed class UnreadableException(string code, string sentence) : Exception(sentence)
{
    public YRefusal Refusal { get; } = new(code, sentence);

    public static UnreadableException CutShort() => new UnreadableException("cut_short", "It ends too early.");

    public static UnreadableException TooLarge() => new UnreadableException("number_too_large", "A number is out of all bounds.");

    public static UnreadableException NotJson() => new UnreadableException("not_json", "A value is not JSON.");

    public static UnreadableException TooDeep() => new UnreadableException("too_deep", "Values are nested too deeply.");

    public static UnreadableException TooManyClients() => new UnreadableException("too_many_clients", "It names too many clients.");

    public static UnreadableException TooManyStructs() => new UnreadableException("too_many_structs", "It has too many parts.");

    public static UnreadableException Unknown() => new UnreadableException("unknown_content", "It holds a kind of content that is not known here.");
}
