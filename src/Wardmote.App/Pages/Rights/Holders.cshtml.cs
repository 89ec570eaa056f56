using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Everyone who was asked, and what they said.</summary>
public sealed class HoldersModel(Db db, RequestClock clock) : CasePage(db, clock);
