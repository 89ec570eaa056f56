using Shouldly;
using Wardmote.App.Hosting;
using Wardmote.Store;
using Xunit;

namespace Wardmote.App.Tests.Hosting;

public sealed class InstallationTests : IDisposable
{
    private readonly DataFolder folder = new(Path.Combine(Path.GetTempPath(), $"wardmote-{Guid.CreateVersion7():n}"));

    [Fact]
    public async Task Init_makes_a_folder_for_its_owner_alone_and_twice_changes_nothing()
    {
        (await Installation.MakeAsync(folder, default)).ShouldBeTrue();
        File.GetUnixFileMode(folder.Root)
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(folder.MasterKey).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(folder.Settings).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Exists(folder.Database).ShouldBeTrue();
        var key = File.ReadAllBytes(folder.MasterKey);
        (await Installation.MakeAsync(folder, default)).ShouldBeFalse();
        File.ReadAllBytes(folder.MasterKey).ShouldBe(key);
    }

    [Theory]
    [InlineData("SmtpUsr=x", "There is no setting Wardmote:Mail:SmtpUsr. Those of mail are SenderAddress, ")]
    [InlineData("PublicAddress=https://other.example", "There is no setting Wardmote:Mail:PublicAddress.")]
    [InlineData("SmtpPort=smtp", "The settings under Wardmote:Mail cannot be used. ")]
    [InlineData("Transport=Pigeon", "The settings under Wardmote:Mail cannot be used. ")]
    [InlineData("SenderAddress=nobody", "Letters would come from “nobody”.")]
    [InlineData(
        "Transport=Smtp Wardmote:Mail:SmtpEncryption=None Wardmote:Mail:SmtpUser=x",
        "The password of the mail server would travel unencrypted."
    )]
    public async Task Mail_settings_that_cannot_be_used_are_said_at_the_start(string settings, string sentence)
    {
        await Installation.MakeAsync(folder, default);
        var arguments = $"--Wardmote:Mail:{settings.Replace(" ", " --")}".Split(' ');
        Should
            .Throw<Refused>(() => Site.Build(Installation.Open(folder, arguments), arguments))
            .Message.ShouldStartWith(sentence);
    }

    [Fact]
    public void A_folder_without_Wardmote_says_how_to_make_one() =>
        Should.Throw<Refused>(() => Installation.Open(folder)).Message.ShouldContain("wardmote init --data");

    [Fact]
    public async Task A_folder_that_holds_other_things_is_left_alone()
    {
        Directory.CreateDirectory(folder.Root);
        File.WriteAllText(Path.Combine(folder.Root, "letters.txt"), "mine");
        (await Should.ThrowAsync<Refused>(() => Installation.MakeAsync(folder, default))).Message.ShouldContain(
            "is not empty"
        );
        Directory.GetFiles(folder.Root).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_master_key_is_never_replaced_by_a_fresh_one()
    {
        await Installation.MakeAsync(folder, default);
        File.Delete(folder.MasterKey);
        Should.Throw<Refused>(() => Installation.Open(folder)).Message.ShouldContain("Put it back from your backup");
        File.Exists(folder.MasterKey).ShouldBeFalse();
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080", "http://localhost:8080/")]
    [InlineData("http://*:80;http://127.0.0.1:9000", "http://localhost/")]
    [InlineData("http://127.0.0.1:9000", "http://127.0.0.1:9000/")]
    public async Task Without_an_address_of_its_own_it_is_found_where_it_listens(string urls, string address)
    {
        await Installation.MakeAsync(folder, default);
        Installation.Open(folder, [$"--urls={urls}"]).Address.ToString().ShouldBe(address);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused()
    {
        await Installation.MakeAsync(folder, default);
        Should
            .Throw<Refused>(() => Installation.Open(folder, ["--Wardmote:Address=data.example.org"]))
            .Message.ShouldContain("https://data.example.org");
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(folder.Root))
            Directory.Delete(folder.Root, recursive: true);
    }
}
