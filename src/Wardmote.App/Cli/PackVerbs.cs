using System.CommandLine;
using Wardmote.Clocks;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>The verbs that make a pack, give it, and write down that the person has it.</summary>
internal static class PackVerbs
{
    public static Command Pack(Argument<string> reference)
    {
        var because = new Option<string?>("--unanswered-because")
        {
            Description = "Why it is made before everyone has answered",
        };
        return new Command("pack", "Make the pack") { reference, because }.Does(async run =>
        {
            var request = await run.RequestAsync(reference);
            var pack = await run.Get<BuildPack>().RunAsync(run.Actor, request.Id, run.Value(because), run.Stop);
            run.Say($"Made: {pack.Items} items, {pack.Withheld} kept back.");
            run.Json(
                new
                {
                    request.Reference,
                    pack.Id,
                    pack.Items,
                    pack.Withheld,
                }
            );
        });
    }

    public static Command Deliver(Argument<string> reference)
    {
        var zip = new Option<string?>("--zip")
        {
            Description = "Write an encrypted zip to this file, instead of sending a link",
        };
        var channel = new Option<CodeChannel>("--code")
        {
            Description = "How the code or password reaches them: Post, Phone, InPerson or None",
            Required = true,
        };
        var because = new Option<string?>("--no-code-because") { Description = "Why no code is needed" };
        var handed = new Option<string?>("--handed-over") { Description = "Write down how the zip reached the person" };
        return new Command("deliver", "Give the pack to the person") { reference, zip, channel, because, handed }.Does(
            async run =>
            {
                var request = await run.RequestAsync(reference);
                var path = run.Value(zip) is { } given ? run.PathTo(given) : null;
                if (path is not null && File.Exists(path))
                    throw new Refused($"There is a file {path} already. Choose another name.");
                var released = await run.Get<ReleasePack>()
                    .RunAsync(
                        run.Actor,
                        request.Id,
                        new NewRelease(
                            path is null ? ReleaseWay.Link : ReleaseWay.EncryptedZip,
                            run.Value(channel),
                            run.Value(because)
                        ),
                        run.Stop
                    );
                if (path is not null)
                    await WriteAsync(run, request, released.Code, path);
                if (run.Value(handed) is { } how)
                    await run.Get<RecordHandover>().RunAsync(run.Actor, request.Id, how, run.Stop);
                run.Say(path is null ? "The link is on its way." : $"Written to {path}.");
                if (released.Code is { } code)
                    run.Say($"{(path is null ? "Code" : "Password")}, shown this once: {code}");
                run.Say($"Good until {released.ExpiresAt.UkDate().Full()}.");
                run.Json(
                    new
                    {
                        request.Reference,
                        released.Code,
                        released.ExpiresAt,
                        released.CodeLetterId,
                    }
                );
            }
        );
    }

    private static async Task WriteAsync(CliRun run, Request request, string? password, string path)
    {
        var taken = await run.Get<TakeZip>().RunAsync(run.Actor, request.Id, password, run.Stop);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await run.Get<EncryptedZip>().WriteAsync(taken, file, run.Stop);
    }
}
