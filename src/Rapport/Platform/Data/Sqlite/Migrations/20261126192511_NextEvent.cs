using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rapport.Platform.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class NextEvent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_by_hand",
                table: "speakers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "portrait_height",
                table: "speakers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "portrait_key",
                table: "speakers",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "portrait_width",
                table: "speakers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "page_for",
                table: "people",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "checklist_lines",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    done_by_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checklist_lines", x => x.id);
                    table.ForeignKey(
                        name: "fk_checklist_lines_event_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_checklist_lines_people_done_by_id",
                        column: x => x.done_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "event_hosts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    mark_key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    mark_width = table.Column<int>(type: "INTEGER", nullable: false),
                    mark_height = table.Column<int>(type: "INTEGER", nullable: false),
                    mark_alt = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_hosts", x => x.id);
                    table.ForeignKey(
                        name: "fk_event_hosts_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "event_origins",
                columns: table => new
                {
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    taken = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_origins", x => x.event_id);
                    table.ForeignKey(
                        name: "fk_event_origins_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_event_origins_events_from_id",
                        column: x => x.from_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "venues",
                columns: table => new
                {
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    map_link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    access = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    network_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    network_password = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    network_notes = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_venues", x => x.event_id);
                    table.ForeignKey(
                        name: "fk_venues_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_checklist_lines_done_by_id",
                table: "checklist_lines",
                column: "done_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_checklist_lines_event_id_position",
                table: "checklist_lines",
                columns: new[] { "event_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_event_hosts_event_id_position",
                table: "event_hosts",
                columns: new[] { "event_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_event_origins_from_id",
                table: "event_origins",
                column: "from_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "checklist_lines");

            migrationBuilder.DropTable(
                name: "event_hosts");

            migrationBuilder.DropTable(
                name: "event_origins");

            migrationBuilder.DropTable(
                name: "venues");

            migrationBuilder.DropColumn(
                name: "is_by_hand",
                table: "speakers");

            migrationBuilder.DropColumn(
                name: "portrait_height",
                table: "speakers");

            migrationBuilder.DropColumn(
                name: "portrait_key",
                table: "speakers");

            migrationBuilder.DropColumn(
                name: "portrait_width",
                table: "speakers");

            migrationBuilder.DropColumn(
                name: "page_for",
                table: "people");
        }
    }
}
