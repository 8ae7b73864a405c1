namespace Rapport.Tests.Platform.Nodes;

public sealed class NodeOptionsTests
{
    [Fact]
    public async Task What_is_no_Redis_connection_string_stops_the_start_with_one_sentence_and_is_not_repeated()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync(folder.Path, null, "", ["serve", "--urls=http://127.0.0.1:0", "--Nodes:Redis=localhost:6379,ssl=heron-771"]);

        Assert.Equal("The setting \"Nodes:Redis\" is not a connection string, such as \"localhost:6379,password=…\".", run.Sentence);
    }
}
