using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wardmote.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_members_name_key",
                table: "members");

            migrationBuilder.DropIndex(
                name: "ix_members_person_id",
                table: "members");

            migrationBuilder.DropIndex(
                name: "ix_members_unit_id",
                table: "members");

            migrationBuilder.AddColumn<long>(
                name: "feed_hash",
                table: "members",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "import_id",
                table: "members",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "landline_key",
                table: "members",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "import_changes",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    about_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    fields = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_changes", x => new { x.about_id, x.import_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    columns = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    attachment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    skip_bad_rows = table.Column<bool>(type: "boolean", nullable: false),
                    confirmed_leavers = table.Column<int>(type: "integer", nullable: true),
                    report = table.Column<string>(type: "text", nullable: true),
                    Counts_Added = table.Column<int>(type: "integer", nullable: false),
                    Counts_Changed = table.Column<int>(type: "integer", nullable: false),
                    Counts_Left = table.Column<int>(type: "integer", nullable: false),
                    Counts_Refused = table.Column<int>(type: "integer", nullable: false),
                    Counts_Rows = table.Column<int>(type: "integer", nullable: false),
                    Counts_Unchanged = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.id);
                    table.ForeignKey(
                        name: "fk_imports_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_members_person_id",
                table: "members",
                column: "person_id",
                filter: "person_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_members_unit_id_name_key",
                table: "members",
                columns: new[] { "unit_id", "name_key" });

            migrationBuilder.CreateIndex(
                name: "ix_imports_at",
                table: "imports",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_imports_sha256",
                table: "imports",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_imports_unit_id",
                table: "imports",
                column: "unit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_changes");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropIndex(
                name: "ix_members_person_id",
                table: "members");

            migrationBuilder.DropIndex(
                name: "ix_members_unit_id_name_key",
                table: "members");

            migrationBuilder.DropColumn(
                name: "feed_hash",
                table: "members");

            migrationBuilder.DropColumn(
                name: "import_id",
                table: "members");

            migrationBuilder.DropColumn(
                name: "landline_key",
                table: "members");

            migrationBuilder.CreateIndex(
                name: "ix_members_name_key",
                table: "members",
                column: "name_key");

            migrationBuilder.CreateIndex(
                name: "ix_members_person_id",
                table: "members",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_members_unit_id",
                table: "members",
                column: "unit_id");
        }
    }
}
