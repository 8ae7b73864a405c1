using Rapport.Formats.Yjs;

namespace Rapport.Tests.Formats.Yjs;

public sealed class YUpdateTests
{
    [Fact]
    public void An_update_says_what_it_brings_and_deletes_and_where_it_leads()
    {
        var update = Plain.Update(Bytes.SmallDocument());

        Assert.Equal([new YRange(2, 0, 4), new YRange(1, 0, 5)], update.Structs);
        Assert.Equal([new YRange(1, 1, 1)], update.Deletes);
        Assert.Empty(update.Needs.Clocks);
        Assert.Equal([KeyValuePair.Create(2L, 4), KeyValuePair.Create(1L, 5)], update.LeadsTo.Clocks);
        Assert.False(update.IsEmpty);
        Assert.True(Plain.Update([0, 0]).IsEmpty);
    }

    [Fact]
    public void An_update_needs_what_comes_before_it_and_what_it_refers_to()
    {
        var update = Plain.Update(Bytes.Update(
            [Bytes.Section(7, 4, Bytes.Behind(4, new(9, 12), Bytes.Text("x")), [10, 3], Bytes.Before(4, new(7, 2), Bytes.Text("yz")))],
            Bytes.Deletes(8, (3, 2), (0, 1), (4, 4)),
            Bytes.Deletes(7, (8, 2))));

        Assert.Equal([new YRange(7, 4, 1), new YRange(7, 8, 2)], update.Structs);
        Assert.Equal([new YRange(7, 8, 2), new YRange(8, 0, 1), new YRange(8, 3, 5)], update.Deletes);
        Assert.Equal([KeyValuePair.Create(9L, 13), KeyValuePair.Create(8L, 8), KeyValuePair.Create(7L, 8)], update.Needs.Clocks);
        Assert.Equal([KeyValuePair.Create(7L, 10)], update.LeadsTo.Clocks);
    }

    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "cut_short", [] },
        { "cut_short", [0] },
        { "cut_short", [.. Bytes.Number((1L << 53) - 1), 0] },
        { "cut_short", Bytes.Update([], [1, .. Bytes.Number(1L << 50)]) },
        { "trailing_bytes", [0, 0, 0] },
        { "number_too_large", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01] },
        { "number_too_large", [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00] },
        { "number_too_large", Bytes.Update([Bytes.Section(1, 0, [0, .. Bytes.Number(1L << 31)])]) },
        { "number_too_large", Bytes.Update([Bytes.Section(1, 1, [0, .. Bytes.Number(int.MaxValue)])]) },
        { "number_too_large", Bytes.Update([], Bytes.Deletes(1, (int.MaxValue, 1))) },
        { "client_twice", Bytes.Update([Bytes.Section(1, 0, [0, 1]), Bytes.Section(1, 1, [0, 1])]) },
        { "empty_struct", Bytes.Update([Bytes.Section(1, 0, [0, 0])]) },
        { "empty_struct", Bytes.Update([Bytes.Section(1, 0, Bytes.InRoot(4, 0))]) },
        { "empty_struct", Bytes.Update([Bytes.Section(1, 0, Bytes.InRoot(8, 0))]) },
        { "future_reference", Bytes.Update([Bytes.Section(1, 3, Bytes.Behind(4, new(1, 3), Bytes.Text("a")))]) },
        { "unknown_content", Bytes.Update([Bytes.Section(1, 0, Bytes.InRoot(11, 1))]) },
        { "unknown_content", Bytes.Update([Bytes.Section(1, 0, Bytes.InRoot(7, 7))]) },
        { "unknown_content", Bytes.Update([Bytes.Section(1, 0, Bytes.InRoot(8, 1, 115))]) },
        { "unknown_content", Bytes.Update([Bytes.Section(1, 0, [4, 2, .. Bytes.Text("a")])]) },
        { "not_utf8", Bytes.Update([Bytes.Section(1, 0, Bytes.InRoot(4, 3, 0xED, 0xA0, 0x80))]) },
        { "not_json", Bytes.Update([Bytes.Section(1, 0, Bytes.InRoot(5, Bytes.Text("{")))]) },
        { "not_json", Bytes.Update([Bytes.Section(1, 0, Bytes.InRoot(5, Bytes.Text(new string('[', 200) + new string(']', 200))))]) },
        { "too_deep", Bytes.Update([Bytes.Section(1, 0, Bytes.InRoot(8, [1, .. Enumerable.Repeat<byte[]>([117, 1], 200).SelectMany(two => two), 126]))]) },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_is_no_update_is_refused_and_says_why(string code, byte[] bytes)
    {
        var reading = YUpdate.Read(bytes);

        Assert.Equal(code, reading.Refusal?.Code);
        Assert.Null(reading.Value);
    }

    [Fact]
    public void An_update_over_a_limit_is_refused()
    {
        var update = Bytes.SmallDocument();

        Assert.Equal("too_large", YUpdate.Read(update, new() { Bytes = update.Length - 1 }).Refusal?.Code);
        Assert.Equal("too_many_structs", YUpdate.Read(update, new() { Structs = 4 }).Refusal?.Code);
        Assert.Equal("too_many_clients", YUpdate.Read(update, new() { Clients = 1 }).Refusal?.Code);
        Assert.Equal("string_too_long", YUpdate.Read(update, new() { StringLength = 8 }).Refusal?.Code);
        Assert.False(YUpdate.Read(update, new() { Bytes = update.Length, Structs = 5, Clients = 2, StringLength = 9 }).IsRefused);
    }

    [Fact]
    public void A_state_vector_is_written_as_it_was_read()
    {
        var vector = Plain.Update(Bytes.SmallDocument()).LeadsTo;

        Assert.Equal([2, 2, 4, 1, 5], vector.Write());
        Assert.Equal(vector.Clocks, YStateVector.Read(vector.Write()).Value!.Clocks);
        Assert.Equal((4, 5, 0), (vector[2], vector[1], vector[3]));
        Assert.True(vector.Covers(YStateVector.Empty));
        Assert.False(YStateVector.Empty.Covers(vector));
        Assert.Equal("cut_short", YStateVector.Read([1, 2]).Refusal?.Code);
    }
}
