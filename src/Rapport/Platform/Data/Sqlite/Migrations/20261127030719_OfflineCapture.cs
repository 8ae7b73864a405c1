using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rapport.Platform.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OfflineCapture : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "duration_ms",
                table: "media_files",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "media_files",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "play_key",
                table: "media_files",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "play_type",
                table: "media_files",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "reading_hash",
                table: "media_files",
                type: "BLOB",
                maxLength: 32,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<long>(
                name: "work_due_at",
                table: "media_files",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "work_tries",
                table: "media_files",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_approximate",
                table: "entries",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "shown_by_id",
                table: "entries",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "device_keys",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_device_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_device_keys_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_device_keys_subjects_event_id",
                        column: x => x.event_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "uploads",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    follows = table.Column<bool>(type: "INTEGER", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    author_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sender_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    proven = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    length = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_uploads", x => new { x.id, x.follows });
                    table.ForeignKey(
                        name: "fk_uploads_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_uploads_people_author_id",
                        column: x => x.author_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_uploads_people_sender_id",
                        column: x => x.sender_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_media_files_work_due_at",
                table: "media_files",
                column: "work_due_at",
                filter: "work_due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_device_keys_event_id",
                table: "device_keys",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_device_keys_person_id_event_id",
                table: "device_keys",
                columns: new[] { "person_id", "event_id" });

            migrationBuilder.CreateIndex(
                name: "ix_device_keys_token_hash",
                table: "device_keys",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_uploads_author_id",
                table: "uploads",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_event_id",
                table: "uploads",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_expires_at",
                table: "uploads",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_sender_id",
                table: "uploads",
                column: "sender_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "device_keys");

            migrationBuilder.DropTable(
                name: "uploads");

            migrationBuilder.DropIndex(
                name: "ix_media_files_work_due_at",
                table: "media_files");

            migrationBuilder.DropColumn(
                name: "duration_ms",
                table: "media_files");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "media_files");

            migrationBuilder.DropColumn(
                name: "play_key",
                table: "media_files");

            migrationBuilder.DropColumn(
                name: "play_type",
                table: "media_files");

            migrationBuilder.DropColumn(
                name: "reading_hash",
                table: "media_files");

            migrationBuilder.DropColumn(
                name: "work_due_at",
                table: "media_files");

            migrationBuilder.DropColumn(
                name: "work_tries",
                table: "media_files");

            migrationBuilder.DropColumn(
                name: "is_approximate",
                table: "entries");

            migrationBuilder.DropColumn(
                name: "shown_by_id",
                table: "entries");
        }
    }
}
