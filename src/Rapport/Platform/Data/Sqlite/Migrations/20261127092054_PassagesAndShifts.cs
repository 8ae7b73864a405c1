using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rapport.Platform.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PassagesAndShifts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "source_id",
                table: "subjects",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "passages",
                table: "note_texts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "passages",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    note_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    generation = table.Column<int>(type: "INTEGER", nullable: false),
                    from_place = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    to_place = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    made_by_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    resolved_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    resolved_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passages", x => x.id);
                    table.ForeignKey(
                        name: "fk_passages_notes_note_id",
                        column: x => x.note_id,
                        principalTable: "notes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_passages_people_made_by_id",
                        column: x => x.made_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_passages_people_resolved_by_id",
                        column: x => x.resolved_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_passages_subjects_id",
                        column: x => x.id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "shifts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    session_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    set_by_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shifts", x => x.id);
                    table.ForeignKey(
                        name: "fk_shifts_event_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shifts_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shifts_people_set_by_id",
                        column: x => x.set_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shifts_session_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_shifts_subjects_id",
                        column: x => x.id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_subjects_source_id",
                table: "subjects",
                column: "source_id",
                filter: "source_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_passages_made_by_id",
                table: "passages",
                column: "made_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_passages_note_id_made_at",
                table: "passages",
                columns: new[] { "note_id", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_passages_resolved_by_id",
                table: "passages",
                column: "resolved_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_shifts_event_id",
                table: "shifts",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_shifts_person_id",
                table: "shifts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_shifts_session_id_person_id_role",
                table: "shifts",
                columns: new[] { "session_id", "person_id", "role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_shifts_set_by_id",
                table: "shifts",
                column: "set_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "passages");

            migrationBuilder.DropTable(
                name: "shifts");

            migrationBuilder.DropIndex(
                name: "ix_subjects_source_id",
                table: "subjects");

            migrationBuilder.DropColumn(
                name: "source_id",
                table: "subjects");

            migrationBuilder.DropColumn(
                name: "passages",
                table: "note_texts");
        }
    }
}
