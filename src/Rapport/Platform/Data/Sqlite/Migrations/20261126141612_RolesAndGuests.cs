using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rapport.Platform.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RolesAndGuests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Whoever organised a whole space until now also decides who organises it.
            migrationBuilder.Sql("UPDATE memberships SET role = 100 WHERE role = 80 AND event_id IS NULL;");

            migrationBuilder.AddColumn<bool>(
                name: "is_waiting",
                table: "memberships",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "turned_away_at",
                table: "memberships",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "join_code",
                table: "events",
                type: "TEXT",
                maxLength: 6,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "joining",
                table: "events",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "takes_other_names",
                table: "events",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_events_join_code",
                table: "events",
                column: "join_code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_events_join_code",
                table: "events");

            migrationBuilder.DropColumn(
                name: "is_waiting",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "turned_away_at",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "join_code",
                table: "events");

            migrationBuilder.DropColumn(
                name: "joining",
                table: "events");

            migrationBuilder.DropColumn(
                name: "takes_other_names",
                table: "events");
        }
    }
}
