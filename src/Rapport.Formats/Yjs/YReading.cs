using System.Diagnostics.CodeAnalysis;

namespace Rapport.Formats.Yjs;

/// <summary>The outcome of reading bytes: a value or a <see cref="YRefusal"/>, never both.</summary>
public sealed class YReading<T>
    where T : class
{
    private YReading(T? value, YRefusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public YRefusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Refusal is not null;

    internal static YReading<T> Of(Func<T> read)
    {
        try
        {
            return new(read(), null);
        }
        catch (UnreadableException unreadable)
        {
            return new(null, unreadable.Refusal);
        }
    }
}
