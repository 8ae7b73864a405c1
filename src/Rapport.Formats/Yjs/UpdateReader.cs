using System.Runtime.InteropServices;

namespace Rapport.Formats.Yjs;

/// <summary>Reads an update once from beginning to end, and keeps only what is said about it.</summary>
internal sealed class UpdateReader(YLimits limits)
{
    private readonly List<Section> sections = [];
    private readonly List<YRange> structs = [];
    private readonly HashSet<long> clients = [];
    private readonly Dictionary<long, List<YRange>> deletes = [];

    // Whoever holds the last unit of a client to which something refers holds all the others.
    private readonly Dictionary<long, int> lastReferred = [];
    private long count;

    public YUpdate Read(ref Lib0Reader reader, byte[] bytes)
    {
        for (var left = reader.Number(); left > 0; left--)
        {
            ReadSection(ref reader);
        }

        ReadDeletes(ref reader);
        reader.End();
        var merged = deletes.OrderBy(one => one.Key).SelectMany(one => Merged(one.Value)).ToList();
        return new(bytes, limits, sections, structs, merged) { Needs = Needs(merged) };
    }

    private void ReadSection(ref Lib0Reader reader)
    {
        var (number, client, begin) = (reader.Number(), reader.Number(), reader.Count());
        var (clock, position) = (begin, reader.Position);
        if (!clients.Add(client))
        {
            throw new UnreadableException("client_twice", "It names a client twice.");
        }

        if (clients.Count > limits.Clients)
        {
            throw UnreadableException.TooManyClients();
        }

        for (var left = number; left > 0; left--)
        {
            if (++count > limits.Structs)
            {
                throw UnreadableException.TooManyStructs();
            }

            var found = Struct.Read(ref reader, client, clock);
            Refer(client, found.Origin);
            Refer(client, found.RightOrigin);
            Refer(client, found.Parent);
            if (found.Kind != StructKind.Skip)
            {
                YRange.Append(structs, new(client, clock, found.Length));
            }

            clock = found.End;
        }

        sections.Add(new(client, begin, clock, position, number));
    }

    private void ReadDeletes(ref Lib0Reader reader)
    {
        var ranges = 0;
        for (var left = reader.Number(); left > 0; left--)
        {
            var client = reader.Number();
            for (var more = reader.Number(); more > 0; more--)
            {
                var (clock, length) = (reader.Count(), reader.Count());
                if (length > int.MaxValue - clock)
                {
                    throw UnreadableException.TooLarge();
                }

                if (++ranges > limits.Structs)
                {
                    throw UnreadableException.TooManyStructs();
                }

                if (length > 0)
                {
                    (CollectionsMarshal.GetValueRefOrAddDefault(deletes, client, out _) ??= []).Add(new(client, clock, length));
                }
            }

            if (deletes.Count > limits.Clients)
            {
                throw UnreadableException.TooManyClients();
            }
        }
    }

    private void Refer(long from, YId? to)
    {
        // Its own earlier work comes before it anyway.
        if (to is { } id && id.Client != from)
        {
            Refer(id);
        }
    }

    private void Refer(YId id)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(lastReferred, id.Client, out _);
        last = Math.Max(last, id.Clock);
        if (lastReferred.Count > limits.Clients)
        {
            throw UnreadableException.TooManyClients();
        }
    }

    private YStateVector Needs(List<YRange> merged)
    {
        merged.ForEach(range => Refer(new YId(range.Client, range.End - 1)));
        foreach (var range in structs)
        {
            if (lastReferred.TryGetValue(range.Client, out var last) && last >= range.Clock && last < range.End)
            {
                lastReferred.Remove(range.Client);
            }
        }

        return new(structs.Select(range => KeyValuePair.Create(range.Client, range.Clock))
            .Concat(lastReferred.Select(one => KeyValuePair.Create(one.Key, Math.Min(one.Value, int.MaxValue - 1) + 1))));
    }

    private static List<YRange> Merged(List<YRange> ranges)
    {
        var merged = new List<YRange>();
        ranges.Sort((one, other) => one.Clock.CompareTo(other.Clock));
        ranges.ForEach(range => YRange.Append(merged, range));
        return merged;
    }
}
