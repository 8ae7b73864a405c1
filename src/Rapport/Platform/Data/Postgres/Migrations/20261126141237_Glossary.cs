using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rapport.Platform.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Glossary : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    space_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    aliases = table.Column<string>(type: "character varying(972)", maxLength: 972, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    senses = table.Column<string>(type: "character varying(9616)", maxLength: 9616, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terms", x => x.id);
                    table.ForeignKey(
                        name: "fk_terms_space_space_id",
                        column: x => x.space_id,
                        principalTable: "spaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_terms_subjects_id",
                        column: x => x.id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "term_revisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    changed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_removal = table.Column<bool>(type: "boolean", nullable: false),
                    aliases = table.Column<string>(type: "character varying(972)", maxLength: 972, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    senses = table.Column<string>(type: "character varying(9616)", maxLength: 9616, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_term_revisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_term_revisions_people_changed_by_id",
                        column: x => x.changed_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_term_revisions_term_term_id",
                        column: x => x.term_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_term_revisions_changed_by_id",
                table: "term_revisions",
                column: "changed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_term_revisions_term_id_number",
                table: "term_revisions",
                columns: new[] { "term_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_terms_space_id_key",
                table: "terms",
                columns: new[] { "space_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_terms_space_id_slug",
                table: "terms",
                columns: new[] { "space_id", "slug" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "term_revisions");

            migrationBuilder.DropTable(
                name: "terms");
        }
    }
}
