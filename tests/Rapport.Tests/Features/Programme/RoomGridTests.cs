using Rapport.Features.Programme;

namespace Rapport.Tests.Features.Programme;

public sealed class RoomGridTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_row_covers_every_room_exactly_once()
    {
        var grid = RoomGrid.Of([Item("a", 0, 45, 0), Item("b", 30, 60, 1), Item("c", 45, 15, 0), Item("d", 120, 30, 2), Item("e", 5, 5, 3)]);

        var covered = new int[grid.Rows.Count];
        for (var row = 0; row < grid.Rows.Count; row++)
        {
            foreach (var cell in grid.Rows[row].Cells)
            {
                for (var below = 0; below < cell.Rows; below++)
                {
                    covered[row + below]++;
                }
            }
        }

        Assert.Equal(4, grid.Rooms.Count);
        Assert.All(covered, count => Assert.Equal(4, count));
        Assert.Equal([5, 5, 20, 15, 15, 30, 30, 30], grid.Rows.Select(row => row.Height));
    }

    [Fact]
    public void Sessions_that_overlap_in_one_room_share_a_cell()
    {
        var grid = RoomGrid.Of([Item("all day", 0, 240, 0), Item("inside", 60, 30, 0), Item("beside", 60, 30, 1)]);

        var shared = Assert.Single(grid.Rows[0].Cells, cell => cell.Items.Count > 0);
        Assert.Equal(["all day", "inside"], shared.Items.Select(item => item.Slug));
        Assert.Equal(3, shared.Rows);
    }

    [Fact]
    public void A_session_without_an_end_takes_half_an_hour_of_the_table()
    {
        var grid = RoomGrid.Of([Item("open", 0, 0, 0)]);

        var row = Assert.Single(grid.Rows);
        Assert.Equal((Morning, Morning.AddMinutes(30), 30), (row.From, row.Until, row.Height));
    }

    [Fact]
    public void A_day_without_sessions_has_no_rows() => Assert.Empty(RoomGrid.Of([]).Rows);

    private static ProgrammeItem Item(string slug, int from, int minutes, int room) => new(Guid.Empty, slug, slug, SessionKind.Talk)
    {
        Room = $"Room {room}",
        RoomPosition = room,
        StartsAt = Morning.AddMinutes(from),
        EndsAt = Morning.AddMinutes(from + minutes),
    };
}
