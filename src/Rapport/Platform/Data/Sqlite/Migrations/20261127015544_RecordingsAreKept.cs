using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rapport.Platform.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RecordingsAreKept : Migration
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

            migrationBuilder.CreateIndex(
                name: "ix_media_files_work_due_at",
                table: "media_files",
                column: "work_due_at",
                filter: "work_due_at is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "work_due_at",
                table: "media_files");

            migrationBuilder.DropColumn(
                name: "work_tries",
                table: "media_files");
        }
    }
}
