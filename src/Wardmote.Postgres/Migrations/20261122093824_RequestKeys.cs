using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wardmote.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RequestKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "representative_email_key",
                table: "rights_requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "representative_name_key",
                table: "rights_requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject_email_key",
                table: "rights_requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject_name_key",
                table: "rights_requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject_phone_key",
                table: "rights_requests",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_rights_requests_subject_email_key",
                table: "rights_requests",
                column: "subject_email_key");

            migrationBuilder.CreateIndex(
                name: "ix_rights_requests_subject_name_key",
                table: "rights_requests",
                column: "subject_name_key");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_rights_requests_subject_email_key",
                table: "rights_requests");

            migrationBuilder.DropIndex(
                name: "ix_rights_requests_subject_name_key",
                table: "rights_requests");

            migrationBuilder.DropColumn(
                name: "representative_email_key",
                table: "rights_requests");

            migrationBuilder.DropColumn(
                name: "representative_name_key",
                table: "rights_requests");

            migrationBuilder.DropColumn(
                name: "subject_email_key",
                table: "rights_requests");

            migrationBuilder.DropColumn(
                name: "subject_name_key",
                table: "rights_requests");

            migrationBuilder.DropColumn(
                name: "subject_phone_key",
                table: "rights_requests");
        }
    }
}
