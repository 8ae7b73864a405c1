using Rapport.Platform.Files;

namespace Rapport.Tests.Platform.Files;

public sealed class FileStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rapport-files-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private FileStore Store => new(Path.Combine(folder, "files"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_saved_file_is_read_back_whole_after_a_restart()
    {
        var content = new byte[300_000];
        new Random(1).NextBytes(content);
        var saved = (await Store.SaveAsync(new MemoryStream(content), content.Length, Stop)).Value;
        Assert.Equal(content.Length, saved.Length);
        Assert.Equal(content, await ReadAsync(saved.Key));
    }

    [Fact]
    public async Task The_same_content_twice_is_two_files()
    {
        var first = (await Store.SaveAsync(new MemoryStream([1]), 10, Stop)).Value;
        var second = (await Store.SaveAsync(new MemoryStream([1]), 10, Stop)).Value;
        Store.Delete(first.Key);
        Assert.Null(Store.Open(first.Key));
        Assert.Equal([1], await ReadAsync(second.Key));
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_and_leaves_nothing()
    {
        var refused = await Store.SaveAsync(new MemoryStream(new byte[11]), 10, Stop);
        Assert.Equal(FileProblems.TooLarge, refused.Problem);
        Assert.Empty(FilesOnDisk());
    }

    [Fact]
    public async Task A_save_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => Store.SaveAsync(new BreakingStream(), 1_000_000, Stop));
        Assert.Empty(FilesOnDisk());
    }

    [Fact]
    public async Task What_was_on_its_way_when_the_server_stopped_is_cleared()
    {
        var saved = (await Store.SaveAsync(new MemoryStream([1]), 10, Stop)).Value;
        await File.WriteAllBytesAsync(Path.Combine(folder, "files", "arriving", "left"), [1, 2], Stop);
        Store.ClearUnfinished();
        Assert.Equal([saved.Key], FilesOnDisk().Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../secret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdef\n")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("..23456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public async Task A_key_that_the_store_never_made_opens_and_deletes_nothing(string key)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "secret.txt"), "s", Stop);
        Assert.Null(Store.Open(key));
        Store.Delete(key);
        Assert.Single(FilesOnDisk());
    }

    [Fact]
    public async Task A_file_deleted_while_it_is_read_is_read_to_its_end()
    {
        var saved = (await Store.SaveAsync(new MemoryStream([1, 2, 3]), 10, Stop)).Value;
        await using var reading = Store.Open(saved.Key)!;
        Store.Delete(saved.Key);
        var bytes = new byte[3];
        await reading.ReadExactlyAsync(bytes, Stop);
        Assert.Equal([1, 2, 3], bytes);
        Assert.Empty(FilesOnDisk());
    }

    private async Task<byte[]> ReadAsync(string key)
    {
        await using var file = Store.Open(key)!;
        var copy = new MemoryStream();
        await file.CopyToAsync(copy, Stop);
        return copy.ToArray();
    }

    private string[] FilesOnDisk() => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    private sealed class BreakingStream : MemoryStream
    {
        private int left = 3;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            left-- > 0 ? ValueTask.FromResult(100) : throw new IOException("The line broke.");
    }
}
