using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wardmote.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LargeFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_rights_releases",
                table: "rights_releases");

            migrationBuilder.AddColumn<Guid>(
                name: "id",
                table: "rights_releases",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<byte[]>(
                name: "covers",
                table: "rights_packs",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "unanswered_because",
                table: "rights_packs",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "finished_at",
                table: "attachments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "pk_rights_releases",
                table: "rights_releases",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_rights_releases_pack_id",
                table: "rights_releases",
                column: "pack_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_finished_at",
                table: "attachments",
                column: "finished_at");

            migrationBuilder.AddForeignKey(
                name: "fk_attachment_chunks_attachments_attachment_id",
                table: "attachment_chunks",
                column: "attachment_id",
                principalTable: "attachments",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_attachment_chunks_attachments_attachment_id",
                table: "attachment_chunks");

            migrationBuilder.DropPrimaryKey(
                name: "pk_rights_releases",
                table: "rights_releases");

            migrationBuilder.DropIndex(
                name: "ix_rights_releases_pack_id",
                table: "rights_releases");

            migrationBuilder.DropIndex(
                name: "ix_attachments_finished_at",
                table: "attachments");

            migrationBuilder.DropColumn(
                name: "id",
                table: "rights_releases");

            migrationBuilder.DropColumn(
                name: "covers",
                table: "rights_packs");

            migrationBuilder.DropColumn(
                name: "unanswered_because",
                table: "rights_packs");

            migrationBuilder.DropColumn(
                name: "finished_at",
                table: "attachments");

            migrationBuilder.AddPrimaryKey(
                name: "pk_rights_releases",
                table: "rights_releases",
                column: "pack_id");
        }
    }
}
