using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rapport.Platform.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PeopleAndPlace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "covered_name",
                table: "speakers",
                type: "TEXT",
                maxLength: 160,
                nullable: true);

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
                name: "new_events_for",
                table: "spaces",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_mailed",
                table: "sign_in_links",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_off_record",
                table: "sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_unattributed",
                table: "sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "edited_at",
                table: "questions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "erased_at",
                table: "people",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "left_words",
                table: "people",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "own_name",
                table: "people",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "page_for",
                table: "people",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "photos",
                table: "people",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "quotation",
                table: "people",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "new_entries_for",
                table: "events",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "calendar_keys",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_keys", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_calendar_keys_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "notice_mailings",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_off = table.Column<bool>(type: "INTEGER", nullable: false),
                    mailed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_mailings", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_notice_mailings_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    cause_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    mailed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_notices_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_notices_subjects_cause_id",
                        column: x => x.cause_id,
                        principalTable: "subjects",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_notices_subjects_subject_id",
                        column: x => x.subject_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "take_downs",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asker_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    code_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answer = table.Column<int>(type: "INTEGER", nullable: false),
                    answer_words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_by_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_take_downs", x => x.id);
                    table.ForeignKey(
                        name: "fk_take_downs_people_answered_by_id",
                        column: x => x.answered_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_take_downs_people_asker_id",
                        column: x => x.asker_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_take_downs_subjects_subject_id",
                        column: x => x.subject_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "ix_calendar_keys_token_hash",
                table: "calendar_keys",
                column: "token_hash",
                unique: true);

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

            migrationBuilder.CreateIndex(
                name: "ix_notice_mailings_due_at",
                table: "notice_mailings",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_notices_activity_id_person_id_subject_id",
                table: "notices",
                columns: new[] { "activity_id", "person_id", "subject_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notices_cause_id",
                table: "notices",
                column: "cause_id");

            migrationBuilder.CreateIndex(
                name: "ix_notices_person_id_at",
                table: "notices",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_notices_subject_id",
                table: "notices",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_take_downs_answered_by_id",
                table: "take_downs",
                column: "answered_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_take_downs_asker_id",
                table: "take_downs",
                column: "asker_id");

            migrationBuilder.CreateIndex(
                name: "ix_take_downs_code_hash",
                table: "take_downs",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_take_downs_subject_id_asker_id",
                table: "take_downs",
                columns: new[] { "subject_id", "asker_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_keys");

            migrationBuilder.DropTable(
                name: "checklist_lines");

            migrationBuilder.DropTable(
                name: "event_hosts");

            migrationBuilder.DropTable(
                name: "event_origins");

            migrationBuilder.DropTable(
                name: "notice_mailings");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "take_downs");

            migrationBuilder.DropTable(
                name: "venues");

            migrationBuilder.DropColumn(
                name: "covered_name",
                table: "speakers");

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
                name: "new_events_for",
                table: "spaces");

            migrationBuilder.DropColumn(
                name: "is_mailed",
                table: "sign_in_links");

            migrationBuilder.DropColumn(
                name: "is_off_record",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "is_unattributed",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "edited_at",
                table: "questions");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "people");

            migrationBuilder.DropColumn(
                name: "left_words",
                table: "people");

            migrationBuilder.DropColumn(
                name: "own_name",
                table: "people");

            migrationBuilder.DropColumn(
                name: "page_for",
                table: "people");

            migrationBuilder.DropColumn(
                name: "photos",
                table: "people");

            migrationBuilder.DropColumn(
                name: "quotation",
                table: "people");

            migrationBuilder.DropColumn(
                name: "new_entries_for",
                table: "events");
        }
    }
}
