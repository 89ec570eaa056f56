using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wardmote.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Letters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "sealed_link",
                table: "deliveries");

            migrationBuilder.AddColumn<string>(
                name: "email_key",
                table: "letters",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_key",
                table: "letters",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "sealed_secrets",
                table: "letters",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "template_versions",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    template = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    saved_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_template_versions", x => new { x.unit_id, x.template, x.version });
                });

            migrationBuilder.CreateIndex(
                name: "ix_letters_email_key",
                table: "letters",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "ix_letters_name_key",
                table: "letters",
                column: "name_key");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "template_versions");

            migrationBuilder.DropIndex(
                name: "ix_letters_email_key",
                table: "letters");

            migrationBuilder.DropIndex(
                name: "ix_letters_name_key",
                table: "letters");

            migrationBuilder.DropColumn(
                name: "email_key",
                table: "letters");

            migrationBuilder.DropColumn(
                name: "name_key",
                table: "letters");

            migrationBuilder.DropColumn(
                name: "sealed_secrets",
                table: "letters");

            migrationBuilder.AddColumn<byte[]>(
                name: "sealed_link",
                table: "deliveries",
                type: "bytea",
                nullable: true);
        }
    }
}
