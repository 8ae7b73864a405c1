using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rapport.Platform.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Floor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "archived_at",
                table: "questions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_nameless",
                table: "questions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "origin",
                table: "questions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "pinned_at",
                table: "questions",
                type: "INTEGER",
                nullable: true);

            // What stands without a call was noted by the team.
            migrationBuilder.Sql("UPDATE questions SET origin = 1 WHERE call_id IS NULL;");

            migrationBuilder.CreateTable(
                name: "floor_rules",
                columns: table => new
                {
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_moderated = table.Column<bool>(type: "INTEGER", nullable: false),
                    takes_nameless = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_floor_rules", x => x.event_id);
                    table.ForeignKey(
                        name: "fk_floor_rules_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "floor_rules");

            migrationBuilder.DropColumn(
                name: "archived_at",
                table: "questions");

            migrationBuilder.DropColumn(
                name: "is_nameless",
                table: "questions");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "questions");

            migrationBuilder.DropColumn(
                name: "pinned_at",
                table: "questions");
        }
    }
}
