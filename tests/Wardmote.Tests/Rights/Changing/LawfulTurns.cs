using FsCheck.Fluent;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Registers;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights.Changing;

/// <summary>
/// Officers try everything, in any order, on every kind of request. What a small model says is lawful is done, and nothing
/// else; after each turn the dates are explained, and nothing has left the house before it was known who asks.
/// </summary>
public sealed class LawfulTurns
{
    private enum Turn
    {
        AskIdentity,
        Verify,
        Extend,
        Question,
        AnswerQuestion,
        Fee,
        PayFee,
        TakeFeeBack,
        Correct,
        Search,
        HoldersAnswer,
        Grant,
        Begin,
        Carry,
        Reply,
        Explain,
        Pack,
        Release,
        Refuse,
        Close,
        NextDay,
    }

    // Everything the law and the policy make of a request, as little as can be said of it.
    private sealed class Model(Wish wish)
    {
        public bool AskedIdentity,
            Verified,
            Extended,
            Question,
            Fee,
            Paid,
            Corrected,
            Searched,
            Answered,
            Undecided;
        public bool Decided,
            KeptOpen,
            Begun,
            Done,
            Packed,
            Released,
            Told,
            Refused,
            Closed;

        private bool Open => !Closed && !Told && !Refused;

        // A stop notice waits for nothing.
        private bool WaitsForIdentity => AskedIdentity && !Verified && wish.Kind != RightKind.StopNotice;

        public bool Waits => WaitsForIdentity || (Fee && !Paid) || Question;

        public bool Allows(Turn turn) =>
            turn switch
            {
                Turn.NextDay or Turn.Carry => true,
                // Whoever was removed: their address goes with the request, once the letter has gone.
                Turn.Close => !Closed && !(wish.Deed == Deed.Remove && Told),
                _ when !Open => false,
                Turn.AskIdentity => !Verified && !AskedIdentity,
                Turn.Verify => !Verified,
                Turn.Extend => wish.Kind != RightKind.StopNotice && !Extended && !WaitsForIdentity && !(Fee && !Paid),
                Turn.Question => wish.Kind == RightKind.Access && !Question,
                Turn.AnswerQuestion => Question,
                Turn.Fee => !Fee && !Searched && wish.Kind != RightKind.StopNotice,
                Turn.PayFee or Turn.TakeFeeBack => Fee && !Paid,
                Turn.Correct => wish.Deed == Deed.Correct && !Searched,
                Turn.Search => wish.Deed != Deed.Explain && !(Fee && !Paid) && (wish.Deed != Deed.Correct || Corrected),
                Turn.HoldersAnswer => Searched && !Answered,
                Turn.Grant => wish.IsChange && Undecided,
                Turn.Begin => wish.IsChange && Verified && Searched && !Undecided,
                Turn.Reply => wish.IsChange && Verified && Searched && Answered && !Undecided && Done && !KeptOpen,
                Turn.Explain => wish.Deed == Deed.Explain,
                Turn.Pack => wish.Deed == Deed.Copy && Verified && Searched && Answered,
                Turn.Release => Packed && Verified,
                Turn.Refuse => Verified && !Begun,
                _ => true,
            };

        public void Take(Turn turn)
        {
            switch (turn)
            {
                case Turn.AskIdentity:
                    AskedIdentity = true;
                    break;
                case Turn.Verify:
                    Verified = true;
                    break;
                case Turn.Extend:
                    Extended = true;
                    break;
                case Turn.Question:
                    Question = true;
                    break;
                case Turn.AnswerQuestion:
                    Question = false;
                    break;
                case Turn.Fee:
                    (Fee, Paid) = (true, false);
                    break;
                case Turn.PayFee:
                    Paid = true;
                    break;
                case Turn.TakeFeeBack:
                    (Fee, Paid) = (false, false);
                    break;
                case Turn.Correct:
                    Corrected = true;
                    break;
                case Turn.Search:
                    Searched = true;
                    break;
                case Turn.HoldersAnswer:
                    (Answered, Undecided, KeptOpen) = (true, !Decided, false);
                    break;
                case Turn.Grant:
                    (Undecided, Decided, KeptOpen) = (false, true, true);
                    break;
                case Turn.Begin:
                    // What an officer kept is to go after all: they are asked once more.
                    (Begun, Done) = (true, false);
                    Answered &= !KeptOpen;
                    break;
                case Turn.Carry:
                    Done |= Begun;
                    break;
                case Turn.Pack:
                    Packed = true;
                    break;
                case Turn.Release:
                    Released = true;
                    break;
                case Turn.Reply or Turn.Explain:
                    Told = true;
                    break;
                case Turn.Refuse:
                    Refused = true;
                    break;
                case Turn.Close:
                    Closed = true;
                    break;
            }
        }
    }

    // On PostgreSQL one wish of every deed, and the one whose clock waits for nothing.
    private static readonly string[] OnPostgres = ["access", "rectification", "erasure", "stop-notice"];

    public static TheoryData<On, string> Wishes =>
        [
            .. Wish.All.Select(w => new TheoryDataRow<On, string>(On.Sqlite, w.Key)),
            .. OnPostgres.Select(key => new TheoryDataRow<On, string>(On.Postgres, key)),
        ];

    [Theory, MemberData(nameof(Wishes))]
    public async Task Only_what_is_lawful_is_done_in_any_order(On on, string wish)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var turns = Gen.Elements(Enum.GetValues<Turn>()).ArrayOf(22);
        var sequences = turns.Sample(1, 22);
        await RegisterAsync(northbury);
        foreach (var sequence in sequences)
            await PlayAsync(northbury, wish, sequence);
    }

    private static async Task RegisterAsync(Northbury northbury)
    {
        var asset = await northbury.UseAsync<WriteAsset, Asset>(u =>
            u.RunAsync(
                northbury.Secretary,
                northbury.Constituency.Id,
                null,
                0,
                new("Membership list", "Everybody", "secretary", "Mill Street", "Paper"),
                null,
                default
            )
        );
        var task = new Processing
        {
            Function = "Membership",
            Purpose = "Keeping the list",
            People = "Members",
            OrdinaryData = "Names",
            Basis = LawfulBasis.Contract,
        };
        await northbury.UseAsync<WriteTask, ProcessingTask>(u =>
            u.RunAsync(northbury.Secretary, asset.Id, null, 0, task, "New", default)
        );
    }

    private static async Task PlayAsync(Northbury northbury, string key, Turn[] turns)
    {
        var wish = Wish.Find(key)!;
        var model = new Model(wish);
        var played = new List<Turn>();
        northbury.House.Clock.GoTo(new(2026, 11, 20));
        var name = $"Stranger {Ids.New(northbury.House.Clock):n}";
        var request = await northbury.UseAsync<RecordRequest, Request>(r =>
            r.RunAsync(
                northbury.Secretary,
                new NewRequest(
                    northbury.Constituency.Id,
                    Channel.Post,
                    northbury.House.Clock.Today(),
                    new Subject { Name = name, PostalAddress = "1 Far Road" },
                    Scope: "Something is wrong",
                    WishKey: key
                ),
                default
            )
        );
        foreach (var turn in turns)
        {
            // What a second search finds may or may not make the pack stale.
            if (turn == Turn.Search && model.Packed)
                continue;
            played.Add(turn);
            var said = string.Join(", ", played);
            var lawful = model.Allows(turn);
            string? refused = null;
            try
            {
                await DoAsync(northbury, request.Id, turn, model);
            }
            catch (Refused why)
            {
                refused = why.Message;
            }
            (refused is null).ShouldBe(lawful, $"{key}: {said}: {refused}");
            if (lawful)
                model.Take(turn);
            Check(await northbury.ReadAsync(request.Id), model, $"{key}: {said}");
        }
    }

    private static void Check(Request request, Model model, string said)
    {
        request.Explanation.ShouldNotBeNullOrWhiteSpace(said);
        (request.DueOn is null).ShouldBe(request.WaitsFor is not null, said);
        if (!model.Closed)
            (request.WaitsFor is not null).ShouldBe(model.Waits, said);
        var left =
            request.Packs.Exists(p => p.Releases.Count > 0)
            || request.Refusal is not null
            || request.Carrying is not null
            || request is { Reply: not null, Wish.Deed: not Deed.Explain };
        (left && request.Identity is not { IsVerified: true }).ShouldBeFalse(said);
        request.IsClosed.ShouldBe(model.Closed, said);
        (request.Reply is not null).ShouldBe(model.Told, said);
        NextStep.Of(request).Title.ShouldNotBeNullOrWhiteSpace(said);
    }

    // At first one officer would keep something; asked once more, they give way.
    private static async Task AnswerAsync(Northbury northbury, Guid id, Model model)
    {
        var request = await northbury.ReadAsync(id);
        request.RequireOpen();
        var waiting = request.Holders.FindAll(h => !h.IsSettled);
        if (waiting.Count == 0)
            throw new Refused("Nobody is asked.");
        northbury.House.Clock.Pass(NodaTime.Duration.FromSeconds(1));
        foreach (var holder in waiting)
        {
            var first = holder == waiting[0] && !model.Decided;
            var outcome =
                request.Wish.IsChange ? (first ? Wardmote.Rights.Outcome.DoneInPart : Wardmote.Rights.Outcome.Done)
                : first ? Wardmote.Rights.Outcome.Found
                : Wardmote.Rights.Outcome.Nothing;
            await northbury.SaysAsync(holder, outcome, first ? "The minutes of May" : null);
        }
    }

    private static async Task DoAsync(Northbury northbury, Guid id, Turn turn, Model model)
    {
        var alex = northbury.Secretary;
        switch (turn)
        {
            case Turn.AskIdentity:
                await northbury.UseAsync<AskForIdentity>(u =>
                    u.RunAsync(alex, id, "a bill", "No such member", default)
                );
                break;
            case Turn.Verify:
                await northbury.UseAsync<VerifyIdentity>(u =>
                    u.RunAsync(alex, id, IdentityMethod.DocumentsShown, null, "A passport", default)
                );
                break;
            case Turn.Extend:
                await northbury.UseAsync<ExtendRequest>(u =>
                    u.RunAsync(alex, id, ExtensionGround.Complex, "An appeal is being heard.", default)
                );
                break;
            case Turn.Question:
                await northbury.UseAsync<AskQuestion>(u => u.RunAsync(alex, id, "Which branch?", "Many", default));
                break;
            case Turn.AnswerQuestion:
                await northbury.UseAsync<RecordReply>(u => u.RunAsync(alex, id, null, "North", default));
                break;
            case Turn.Fee:
                await northbury.UseAsync<QuoteFee>(u =>
                    u.RunAsync(alex, id, FeeGround.Excessive, 5, "Postage", "It repeats.", default)
                );
                break;
            case Turn.PayFee:
                await northbury.UseAsync<RecordPayment>(u => u.RunAsync(alex, id, null, default));
                break;
            case Turn.TakeFeeBack:
                await northbury.UseAsync<WithdrawFee>(u => u.RunAsync(alex, id, "They ask for less", default));
                break;
            case Turn.Correct:
                await northbury.UseAsync<RecordCorrection>(u =>
                    u.RunAsync(alex, id, new("Town", "Here", "There", "A bill", true), default)
                );
                break;
            case Turn.Search:
                await northbury.UseAsync<StartSearch>(u => u.RunAsync(alex, id, default));
                // Its own letters are found by the name alone.
                foreach (var item in (await northbury.ReadAsync(id)).Items.Where(i => i.NeedsDecision))
                    await northbury.UseAsync<DecideItem>(u =>
                        u.RunAsync(alex, id, item.Id, true, "Same name", default)
                    );
                break;
            case Turn.HoldersAnswer:
                await AnswerAsync(northbury, id, model);
                break;
            case Turn.Grant:
                await northbury.UseAsync<GrantRest>(u => u.RunAsync(alex, id, default));
                break;
            case Turn.Begin:
                await northbury.UseAsync<StartCarryingOut>(u => u.RunAsync(alex, id, default));
                break;
            case Turn.Carry:
                await northbury.RunToEndAsync();
                break;
            case Turn.Reply:
                await northbury.UseAsync<SendReply>(u => u.RunAsync(alex, id, null, default));
                break;
            case Turn.Explain:
                await northbury.UseAsync<ExplainUse>(u => u.RunAsync(alex, id, default));
                break;
            case Turn.Pack:
                await northbury.UseAsync<BuildPack>(u => u.RunAsync(alex, id, null, default));
                break;
            case Turn.Release:
                await northbury.UseAsync<ReleasePack>(u =>
                    u.RunAsync(alex, id, new(ReleaseWay.EncryptedZip, CodeChannel.Phone), default)
                );
                break;
            case Turn.Refuse:
                await northbury.UseAsync<RefuseRequest>(u =>
                    u.RunAsync(alex, id, new(RefusalGround.Excessive, "It is far too much."), default)
                );
                break;
            case Turn.Close:
                await northbury.UseAsync<CloseRequest>(u => u.RunAsync(alex, id, "It ends here", default));
                break;
            case Turn.NextDay:
                northbury.House.Clock.Pass(NodaTime.Duration.FromDays(1));
                break;
        }
    }
}
