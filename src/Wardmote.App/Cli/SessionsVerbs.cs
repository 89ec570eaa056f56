using System.CommandLine;
using Wardmote.Clocks;
using Wardmote.Organisation;

namespace Wardmote.App.Cli;

/// <summary>The verbs about browsers that are signed in.</summary>
internal static class SessionsVerbs
{
    public static Command Make() => new("sessions", "Say who is signed in, and sign them out") { List(), End() };

    private static Command List() =>
        new Command("list", "List the browsers that are signed in now").Does(async run =>
        {
            var sessions = await run.Get<LiveSessions>().WithinAsync(run.Actor, run.Stop);
            if (sessions.Count == 0)
                run.Say("Nobody is signed in.");
            else
                run.Table(
                    ["Name", "E-mail", "Browser", "Since", "Last used", "Session"],
                    sessions.Select(s =>
                        new[]
                        {
                            s.PersonName,
                            s.Email,
                            s.Device,
                            s.BeganAt.OnTheWall().Full(),
                            s.LastSeenAt.OnTheWall().Full(),
                            s.Id.ToString(),
                        }
                    )
                );
            run.Json(
                sessions.Select(s => new
                {
                    s.Id,
                    s.PersonName,
                    s.Email,
                    s.Device,
                    s.BeganAt,
                    s.LastSeenAt,
                })
            );
        });

    private static Command End()
    {
        var email = new Argument<string>("email") { Description = "The address of their office" };
        var session = new Option<Guid?>("--session")
        {
            Description = "Only this one, as sessions list names it; else all of them",
            HelpName = "id",
        };
        var reason = new Option<string>("--reason") { Description = "Why, for the journal", Required = true };
        return new Command("end", "Sign somebody out: of one browser, or everywhere") { email, session, reason }.Does(
            async run =>
            {
                var ended = await run.Get<EndSessionsOf>()
                    .RunAsync(run.Actor, run.Value(email), run.Value(session), run.Value(reason)!, run.Stop);
                run.Say(
                    ended switch
                    {
                        0 => "They were not signed in anywhere.",
                        1 => "Signed out of one browser.",
                        _ => $"Signed out of {ended} browsers.",
                    }
                );
                run.Json(new { Ended = ended });
            }
        );
    }
}
