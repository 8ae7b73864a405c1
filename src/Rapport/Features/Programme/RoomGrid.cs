namespace Rapport.Features.Programme;

/// <summary>
/// One day of a programme as a table: a column for each room, a row for each moment at which something begins or ends.
/// Sessions that overlap in one room share a cell, so nothing is ever hidden behind something else.
/// </summary>
public sealed class RoomGrid
{
    // Where a source gives no end, so that there is something to see.
    private static readonly TimeSpan Unknown = TimeSpan.FromMinutes(30);
    private static readonly int[] Heights = [5, 10, 15, 20, 30, 45, 60];

    private RoomGrid(IReadOnlyList<string?> rooms, IReadOnlyList<GridRow> rows) => (Rooms, Rows) = (rooms, rows);

    /// <summary>Empty for what has no room.</summary>
    public IReadOnlyList<string?> Rooms { get; }

    public IReadOnlyList<GridRow> Rows { get; }

    public static RoomGrid Of(IEnumerable<ProgrammeItem> day)
    {
        var items = day.Where(item => item.StartsAt is not null).OrderBy(item => item.StartsAt).ToList();
        var columns = items.GroupBy(item => (item.RoomPosition, item.Room)).OrderBy(room => room.Key.RoomPosition).ThenBy(room => room.Key.Room, StringComparer.Ordinal)
            .Select(room => (room.Key.Room, Spans: Spans(room))).ToList();
        var moments = columns.SelectMany(column => column.Spans).SelectMany(span => new[] { span.From, span.Until }).Distinct().Order().ToList();
        var cells = columns.ConvertAll(column => Cells(column.Spans, moments));
        var rows = Enumerable.Range(0, Math.Max(0, moments.Count - 1)).Select(row => new GridRow(
            moments[row],
            moments[row + 1],
            Heights.Last(height => height == Heights[0] || height <= (moments[row + 1] - moments[row]).TotalMinutes),
            [.. cells.Select(column => column.GetValueOrDefault(row)).OfType<GridCell>()]));
        return new([.. columns.Select(column => column.Room)], [.. rows]);
    }

    private static List<Span> Spans(IEnumerable<ProgrammeItem> room)
    {
        var spans = new List<Span>();
        foreach (var item in room)
        {
            var (from, until) = (item.StartsAt!.Value, End(item));
            if (spans.Count > 0 && from < spans[^1].Until)
            {
                var last = spans[^1];
                last.Items.Add(item);
                spans[^1] = last with { Until = until > last.Until ? until : last.Until };
            }
            else
            {
                spans.Add(new Span(from, until, [item]));
            }
        }

        return spans;
    }

    // What fills a column, by the row in which it begins; the rows that a cell reaches into have none.
    private static Dictionary<int, GridCell> Cells(List<Span> spans, List<DateTimeOffset> moments)
    {
        var cells = new Dictionary<int, GridCell>();
        var row = 0;
        foreach (var span in spans)
        {
            var (from, until) = (moments.BinarySearch(span.From), moments.BinarySearch(span.Until));
            AddEmpty(cells, row, from);
            cells[from] = new GridCell(span.Items, until - from);
            row = until;
        }

        AddEmpty(cells, row, moments.Count - 1);
        return cells;
    }

    private static void AddEmpty(Dictionary<int, GridCell> cells, int from, int until)
    {
        if (until > from)
        {
            cells[from] = new GridCell([], until - from);
        }
    }

    private static DateTimeOffset End(ProgrammeItem item) => item.EndsAt > item.StartsAt ? item.EndsAt.Value : item.StartsAt!.Value + Unknown;

    private sealed record Span(DateTimeOffset From, DateTimeOffset Until, List<ProgrammeItem> Items);
}
