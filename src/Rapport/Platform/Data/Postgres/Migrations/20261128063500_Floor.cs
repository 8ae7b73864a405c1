using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rapport.Platform.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Floor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "archived_at",
                table: "questions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_nameless",
                table: "questions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "origin",
                table: "questions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "pinned_at",
                table: "questions",
                type: "timestamp with time zone",
                nullable: true);

            // What stands without a call was noted by the team.
            migrationBuilder.Sql("UPDATE questions SET origin = 1 WHERE call_id IS NULL;");

            migrationBuilder.CreateTable(
                name: "floor_rules",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false),
                    is_moderated = table.Column<bool>(type: "boolean", nullable: false),
                    takes_nameless = table.Column<bool>(type: "boolean", nullable: false)
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
