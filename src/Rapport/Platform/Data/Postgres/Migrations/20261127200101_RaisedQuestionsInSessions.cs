using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rapport.Platform.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RaisedQuestionsInSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What came up in a session stands in it, and so under its rules.
            migrationBuilder.Sql("UPDATE subjects SET session_id = (SELECT questions.session_id FROM questions WHERE questions.id = subjects.id) WHERE id IN (SELECT id FROM questions WHERE call_id IS NULL AND session_id IS NOT NULL);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
