using System.Text;

namespace Rapport.Tests.Platform.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help", "serve", "account", "space", "event", "import", "demo", "migrate", "health", "backup", "restore", "verify", "--Data:Folder")]
    [InlineData("backup --help", "<FILE>", "while the server runs")]
    [InlineData("restore --help", "<FILE>", "into an empty data folder and database")]
    [InlineData("verify --help", "<FILE>", "every byte")]
    [InlineData("serve --help", "Start the server")]
    [InlineData("demo --help", "Start the server with a complete demo space.", "--force")]
    [InlineData("migrate --help", "Bring the database to the shape that this version needs.")]
    [InlineData("health --help", "Ask the running server", "--url <ADDRESS>")]
    [InlineData("account add --help", "<EMAIL>", "--name <NAME> (REQUIRED)", "--host", "--password-stdin")]
    [InlineData("account link --help", "<EMAIL>", "signs a person in once")]
    [InlineData("space add --help", "<NAME>", "--slug <SLUG>", "--organiser <EMAIL>")]
    [InlineData("event add --help", "<SPACE>", "<TITLE>", "--from <DAY> (REQUIRED)", "--to <DAY>", "--zone <ZONE> (REQUIRED)", "--venue <VENUE>")]
    [InlineData("import programme --help", "<FILE>", "--event <ADDRESS> (REQUIRED)", "--source <NAME>", "--apply")]
    public async Task Help_names_everything_that_a_command_takes(string words, params string[] named)
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync(folder.Path, null, "", words.Split(' '));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(named, name => Assert.Contains(name, run.Out, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("nonsense", "There is no command \"nonsense\"")]
    [InlineData("migrate now", "There is no command \"now\"")]
    [InlineData("space add Topic --organizer ada@example.org", "There is no option \"--organizer\"")]
    [InlineData("serve --url=http://127.0.0.1:0", "There is no option \"--url\"")]
    [InlineData("serve --Data:Folder", "The setting \"Data:Folder\" needs a value")]
    [InlineData("event add performance", "Option '--from' is required.")]
    public async Task What_is_not_understood_ends_with_2_and_does_nothing(string words, string said)
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync(folder.Path, null, "", words.Split(' '));

        Assert.Equal(2, run.Code);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("serve --urls nonsense", "\"nonsense\" is not an address to listen on, such as http://0.0.0.0:80.")]
    [InlineData("serve --urls http://127.0.0.1:99999", "\"http://127.0.0.1:99999\" is not an address to listen on, such as http://0.0.0.0:80.")]
    [InlineData("migrate --Data:Postgres=nonsense", "The setting \"Data:Postgres\" is not a connection string, such as \"Host=localhost;Database=rapport;Username=rapport\".")]
    [InlineData("migrate --Site:Address=rapport.example.org", "The settings under \"Site\" cannot be used: \"rapport.example.org\" is not an address such as https://rapport.example.org, with nothing after the name.")]
    [InlineData("serve --Site:Address=https://example.org/rapport", "The settings under \"Site\" cannot be used: \"https://example.org/rapport\" is not an address such as https://rapport.example.org, with nothing after the name.")]
    [InlineData("serve --Limits:SignInsPerAddress=0", "The settings under \"Limits\" cannot be used: The field SignInsPerAddress must be between 1 and 1000000.")]
    public async Task A_setting_that_cannot_be_used_stops_the_start_with_one_sentence(string words, string sentence)
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync(folder.Path, null, "", words.Split(' '));

        Assert.Equal(sentence, run.Sentence);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_refused_in_one_sentence()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("data"), "Not a folder.", World.Cancelled);

        var run = await CommandRun.OfAsync(folder.File("data"), null, "", ["migrate"]);

        Assert.StartsWith("A file or folder cannot be used: ", run.Sentence, StringComparison.Ordinal);
        Assert.Equal("Not a folder.", await File.ReadAllTextAsync(folder.File("data"), World.Cancelled));
    }

    [Fact]
    public async Task A_server_is_healthy_until_it_is_told_to_stop()
    {
        using var folder = new TemporaryFolder();
        using var server = CommandRun.Start(folder.Path, null, "serve", "--urls", "http://127.0.0.1:0", "--Site:Address=https://rapport.example.org");
        var (address, setup) = await ToldAsync(server);

        Assert.Equal("ok", (await CommandRun.AsProcessAsync(folder.Path, null, "", ["health", "--url", address])).Line);
        Assert.StartsWith("https://rapport.example.org/setup/", setup, StringComparison.Ordinal);
        var second = await CommandRun.AsProcessAsync(folder.Path, null, "", ["serve", "--urls", address]);
        Assert.Equal(1, second.Code);
        Assert.EndsWith($"Another program already listens on {address}; choose another with --urls.\n", second.Error, StringComparison.Ordinal);

        using var asked = System.Diagnostics.Process.Start("kill", ["-TERM", $"{server.Id}"]);
        await server.WaitForExitAsync(World.Cancelled);
        Assert.Equal(0, server.ExitCode);
        Assert.Equal($"No server answers at {address}.", (await CommandRun.AsProcessAsync(folder.Path, null, "", ["health", "--url", address])).Sentence);
        Assert.Equal("No server answers at nonsense.", (await CommandRun.AsProcessAsync(folder.Path, null, "", ["health", "--url", "nonsense"])).Sentence);
    }

    [Theory, EachEngine]
    public async Task Migrating_twice_says_what_was_done_and_that_nothing_is_left(Engine engine)
    {
        using var folder = new TemporaryFolder();
        var migrations = Directory.GetFiles(Repository.Path($"src/Rapport/Platform/Data/{engine}/Migrations"), "*.Designer.cs").Length;
        var database = engine == Engine.Postgres ? await PostgresServer.EmptyDatabaseAsync(World.Cancelled) : null;
        if (database is not null)
        {
            var behind = await CommandRun.OfAsync(folder.Path, database, "", ["space", "add", "Performance"]);
            Assert.Equal($"The database is behind by {migrations} migrations: run \"./run -- migrate\" first.", behind.Sentence);
        }

        Assert.Equal($"Applied {migrations} migrations.", (await CommandRun.OfAsync(folder.Path, database, "", ["migrate"])).Line);
        Assert.Equal("The database is up to date.", (await CommandRun.OfAsync(folder.Path, database, "", ["migrate"])).Line);
        Assert.Equal("/performance", (await CommandRun.OfAsync(folder.Path, database, "", ["space", "add", "Performance"])).Line);
        if (database is not null)
        {
            await PostgresServer.DropAsync(database, World.Cancelled);
        }
    }

    /// <summary>Where the server says that it listens, and where its set-up begins.</summary>
    private static async Task<(string Address, string Setup)> ToldAsync(System.Diagnostics.Process server)
    {
        var (address, setup, said) = ("", "", new StringBuilder());
        while (address.Length == 0 || setup.Length == 0)
        {
            var line = await server.StandardOutput.ReadLineAsync(World.Cancelled);
            Assert.True(line is not null, said.ToString());
            said.AppendLine(line);
            address = After(line, "Rapport is on ") ?? address;
            setup = After(line, "Set up Rapport at ") ?? setup;
        }

        return (address, setup);
    }

    private static string? After(string line, string words) =>
        line.IndexOf(words, StringComparison.Ordinal) is var at and >= 0 ? line[(at + words.Length)..].Trim() : null;
}
