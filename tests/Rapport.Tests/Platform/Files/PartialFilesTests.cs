using System.Security.Cryptography;
using Rapport.Platform.Files;

namespace Rapport.Tests.Platform.Files;

public sealed class PartialFilesTests : IDisposable
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    private readonly string folder = Directory.CreateTempSubdirectory("rapport-partial-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PartialFiles Files => new(Path.Combine(folder, "files", "partial"));

    private FileStore Store => new(Path.Combine(folder, "files"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_came_before_the_line_broke_is_there_after_a_restart()
    {
        await using (var file = Files.Open(Key)!)
        {
            Assert.False(await file.AppendAsync(new BreakingStream([1, 2, 3]), 10, null, Stop));
        }

        Store.ClearUnfinished();
        await using var again = Files.Open(Key)!;
        Assert.True(await again.AppendAsync(new MemoryStream([4, 5, 6, 7]), 2, null, Stop));
        Assert.Equal([1, 2, 3, 4, 5], await File.ReadAllBytesAsync(Path.Combine(folder, "files", "partial", Key), Stop));
    }

    [Fact]
    public async Task One_writer_has_a_file_at_a_time()
    {
        var first = Files.Open(Key);
        Assert.Null(Files.Open(Key));
        await first!.DisposeAsync();
        await using var second = Files.Open(Key);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task A_file_that_is_kept_is_under_a_key_of_its_own_and_stays_where_it_was_until_that_is_removed()
    {
        await using var file = Files.Open(Key)!;
        await file.AppendAsync(new MemoryStream([1, 2, 3]), 10, null, Stop);
        var kept = await Store.KeepAsync(file, Stop);
        Assert.Equal((3, 3), (kept.Length, Files.LengthOf(Key)));
        Files.Delete(Key);
        await using var opened = Store.Open(kept.Key)!;
        Assert.Equal((3, 0), (opened.Length, Files.LengthOf(Key)));
        Assert.Equal([kept.Key], Store.Keys());
    }

    [Fact]
    public async Task What_is_cut_back_goes_on_from_there_and_every_byte_is_told()
    {
        await using var file = Files.Open(Key)!;
        await file.AppendAsync(new MemoryStream([1, 2, 3]), 10, null, Stop);
        await file.CutAsync(1);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await file.AppendAsync(new MemoryStream([9, 8]), 10, hash, Stop);
        Assert.Equal(SHA256.HashData([9, 8]), hash.GetHashAndReset());
        var bytes = new byte[3];
        await file.Read().ReadExactlyAsync(bytes, Stop);
        Assert.Equal([1, 9, 8], bytes);
    }

    [Theory]
    [InlineData("../../secret")]
    [InlineData("")]
    public void A_key_that_was_never_made_opens_and_deletes_nothing(string key)
    {
        Assert.Throws<ArgumentException>(() => Files.Open(key));
        Files.Delete(key);
        Assert.Empty(Files.Keys());
    }

    private sealed class BreakingStream(byte[] before) : MemoryStream
    {
        private bool broke;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (broke)
            {
                throw new IOException("The line broke.");
            }

            broke = true;
            before.CopyTo(buffer);
            return ValueTask.FromResult(before.Length);
        }
    }
}
