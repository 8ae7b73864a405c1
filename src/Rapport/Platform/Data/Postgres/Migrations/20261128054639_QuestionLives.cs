using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rapport.Platform.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class QuestionLives : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "carriages",
                columns: table => new
                {
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: true),
                    staged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carriages", x => new { x.question_id, x.session_id });
                    table.ForeignKey(
                        name: "fk_carriages_people_answered_by_id",
                        column: x => x.answered_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_carriages_people_asked_by_id",
                        column: x => x.asked_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_carriages_people_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_carriages_question_question_id",
                        column: x => x.question_id,
                        principalTable: "questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_carriages_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_carriages_subjects_entry_id",
                        column: x => x.entry_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            // What a session took up stays there.
            migrationBuilder.Sql("INSERT INTO carriages (question_id, session_id, by_id, at, staged_at) SELECT id, session_id, COALESCE(settled_by_id, author_id), COALESCE(settled_at, asked_at), COALESCE(settled_at, asked_at) FROM questions WHERE session_id IS NOT NULL;");

            migrationBuilder.DropForeignKey(
                name: "fk_questions_sessions_session_id",
                table: "questions");

            migrationBuilder.DropIndex(
                name: "ix_questions_session_id",
                table: "questions");

            migrationBuilder.DropColumn(
                name: "session_id",
                table: "questions");

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "questions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "choice",
                table: "votes",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AddColumn<Guid>(
                name: "from_id",
                table: "votes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "follow_up_id",
                table: "questions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "theme",
                table: "questions",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "opens_at",
                table: "calls",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "follow_codes",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follow_codes", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_follow_codes_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_questions_merged_into_id",
                table: "questions",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_votes_from_id",
                table: "votes",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "ix_questions_follow_up_id",
                table: "questions",
                column: "follow_up_id");

            migrationBuilder.CreateIndex(
                name: "ix_carriages_answered_by_id",
                table: "carriages",
                column: "answered_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_carriages_asked_by_id",
                table: "carriages",
                column: "asked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_carriages_by_id",
                table: "carriages",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_carriages_entry_id",
                table: "carriages",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "ix_carriages_session_id",
                table: "carriages",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_follow_codes_code_hash",
                table: "follow_codes",
                column: "code_hash",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_questions_questions_merged_into_id",
                table: "questions",
                column: "merged_into_id",
                principalTable: "questions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_questions_subjects_follow_up_id",
                table: "questions",
                column: "follow_up_id",
                principalTable: "subjects",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "fk_votes_questions_from_id",
                table: "votes",
                column: "from_id",
                principalTable: "questions",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM votes WHERE choice IS NULL OR from_id IS NOT NULL;");

            migrationBuilder.DropForeignKey(
                name: "fk_questions_questions_merged_into_id",
                table: "questions");

            migrationBuilder.DropForeignKey(
                name: "fk_questions_subjects_follow_up_id",
                table: "questions");

            migrationBuilder.DropForeignKey(
                name: "fk_votes_questions_from_id",
                table: "votes");

            migrationBuilder.DropTable(
                name: "follow_codes");

            migrationBuilder.DropIndex(
                name: "ix_votes_from_id",
                table: "votes");

            migrationBuilder.DropIndex(
                name: "ix_questions_follow_up_id",
                table: "questions");

            migrationBuilder.DropColumn(
                name: "from_id",
                table: "votes");

            migrationBuilder.DropColumn(
                name: "follow_up_id",
                table: "questions");

            migrationBuilder.DropColumn(
                name: "theme",
                table: "questions");

            migrationBuilder.DropColumn(
                name: "opens_at",
                table: "calls");

            migrationBuilder.AlterColumn<int>(
                name: "choice",
                table: "votes",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.DropIndex(
                name: "ix_questions_merged_into_id",
                table: "questions");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "questions");

            migrationBuilder.AddColumn<Guid>(
                name: "session_id",
                table: "questions",
                type: "uuid",
                nullable: true);

            // One session is as much as a question had before.
            migrationBuilder.Sql("UPDATE questions SET session_id = (SELECT session_id FROM carriages WHERE carriages.question_id = questions.id ORDER BY at LIMIT 1);");

            migrationBuilder.CreateIndex(
                name: "ix_questions_session_id",
                table: "questions",
                column: "session_id");

            migrationBuilder.DropTable(
                name: "carriages");

            migrationBuilder.AddForeignKey(
                name: "fk_questions_sessions_session_id",
                table: "questions",
                column: "session_id",
                principalTable: "sessions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
