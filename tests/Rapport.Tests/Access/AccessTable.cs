namespace Rapport.Tests.Access;

/// <summary>The one table of who gets in where, as <c>access.txt</c> has it.</summary>
internal static class AccessTable
{
    private const string Sends = " < ";

    public static IReadOnlyList<TableRow> Read()
    {
        var (entrance, form) = ("", "");
        var rows = new List<TableRow>();
        foreach (var line in File.ReadLines(Repository.Path("tests/Rapport.Tests/Access/access.txt")).Where(line => line.Trim().Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ')
            {
                var parts = line.Split(Sends);
                (entrance, form) = (parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : "");
                continue;
            }

            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            rows.Add(new(entrance, form, words[0], words[1..]));
        }

        return rows;
    }
}
