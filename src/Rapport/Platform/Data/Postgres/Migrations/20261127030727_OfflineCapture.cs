using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rapport.Platform.Data.Postgres.Migrations
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
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "media_files",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "play_key",
                table: "media_files",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "play_type",
                table: "media_files",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "reading_hash",
                table: "media_files",
                type: "bytea",
                maxLength: 32,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "work_due_at",
                table: "media_files",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "work_tries",
                table: "media_files",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_approximate",
                table: "entries",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "shown_by_id",
                table: "entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "device_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    follows = table.Column<bool>(type: "boolean", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sender_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proven = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
