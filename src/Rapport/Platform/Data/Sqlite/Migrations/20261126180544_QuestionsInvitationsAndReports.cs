using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rapport.Platform.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class QuestionsInvitationsAndReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "calls",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    answerers = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closes_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calls", x => x.id);
                    table.ForeignKey(
                        name: "fk_calls_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_calls_subjects_id",
                        column: x => x.id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "comment_closures",
                columns: table => new
                {
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    closed_by_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comment_closures", x => x.subject_id);
                    table.ForeignKey(
                        name: "fk_comment_closures_people_closed_by_id",
                        column: x => x.closed_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_comment_closures_subjects_subject_id",
                        column: x => x.subject_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invitation_links",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    space_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    made_by_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitation_links_people_made_by_id",
                        column: x => x.made_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_invitation_links_space_space_id",
                        column: x => x.space_id,
                        principalTable: "spaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reporter_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    settled_by_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_reports_people_reporter_id",
                        column: x => x.reporter_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reports_people_settled_by_id",
                        column: x => x.settled_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reports_subjects_subject_id",
                        column: x => x.subject_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "questions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    call_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    author_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    life = table.Column<int>(type: "INTEGER", nullable: false),
                    session_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    settled_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_questions", x => x.id);
                    table.ForeignKey(
                        name: "fk_questions_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_questions_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_questions_people_author_id",
                        column: x => x.author_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_questions_people_settled_by_id",
                        column: x => x.settled_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_questions_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_questions_subjects_id",
                        column: x => x.id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    space_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    link_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    email_key = table.Column<string>(type: "TEXT", maxLength: 762, nullable: false),
                    sent_to = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    invited_by_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitations_invitation_links_link_id",
                        column: x => x.link_id,
                        principalTable: "invitation_links",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_invitations_people_invited_by_id",
                        column: x => x.invited_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_invitations_space_space_id",
                        column: x => x.space_id,
                        principalTable: "spaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "votes",
                columns: table => new
                {
                    question_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    choice = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_votes", x => new { x.question_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_votes_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_votes_questions_question_id",
                        column: x => x.question_id,
                        principalTable: "questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_calls_event_id",
                table: "calls",
                column: "event_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_comment_closures_closed_by_id",
                table: "comment_closures",
                column: "closed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_links_made_by_id",
                table: "invitation_links",
                column: "made_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_links_space_id",
                table: "invitation_links",
                column: "space_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_links_token_hash",
                table: "invitation_links",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitations_event_id_email_key",
                table: "invitations",
                columns: new[] { "event_id", "email_key" },
                unique: true,
                filter: "event_id IS NOT NULL AND link_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_invited_by_id",
                table: "invitations",
                column: "invited_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_link_id_email_key",
                table: "invitations",
                columns: new[] { "link_id", "email_key" },
                unique: true,
                filter: "link_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_space_id_email_key",
                table: "invitations",
                columns: new[] { "space_id", "email_key" },
                unique: true,
                filter: "event_id IS NULL AND link_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_token_hash",
                table: "invitations",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_questions_author_id_asked_at",
                table: "questions",
                columns: new[] { "author_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_questions_call_id",
                table: "questions",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_questions_event_id_asked_at",
                table: "questions",
                columns: new[] { "event_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_questions_session_id",
                table: "questions",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_questions_settled_by_id",
                table: "questions",
                column: "settled_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_reports_reporter_id",
                table: "reports",
                column: "reporter_id");

            migrationBuilder.CreateIndex(
                name: "ix_reports_settled_by_id",
                table: "reports",
                column: "settled_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_reports_subject_id_reporter_id",
                table: "reports",
                columns: new[] { "subject_id", "reporter_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_votes_person_id",
                table: "votes",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "comment_closures");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "votes");

            migrationBuilder.DropTable(
                name: "invitation_links");

            migrationBuilder.DropTable(
                name: "questions");

            migrationBuilder.DropTable(
                name: "calls");
        }
    }
}
