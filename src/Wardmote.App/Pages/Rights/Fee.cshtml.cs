using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>A fee that the person is told of before any work is done, and what came of it.</summary>
public sealed class FeeModel(Db db, RequestClock clock, QuoteFee quote, RecordPayment pay, WithdrawFee withdraw)
    : CasePage(db, clock)
{
    [BindProperty, Display(Name = "Why may there be a fee?")]
    public FeeGround? Ground { get; set; }

    [BindProperty, Display(Name = "The whole fee")]
    public string? Pounds { get; set; }

    [BindProperty, Display(Name = "What it is made of, as the letter says it"), StringLength(2000)]
    public string? Basis { get; set; }

    [BindProperty, Display(Name = "Why, as the letter says it"), StringLength(2000)]
    public string? Because { get; set; }

    [BindProperty, Display(Name = "The day it was paid")]
    public LocalDate? PaidOn { get; set; }

    [BindProperty, Display(Name = "Why it is taken back"), StringLength(2000)]
    public string? Reason { get; set; }

    /// <summary>Why no fee can be charged now; null when one can.</summary>
    public string? Objection { get; private set; }

    public void OnGet() => PaidOn = Today;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Ground is null)
            ModelState.AddModelError(nameof(Ground), "Choose why there may be a fee");
        if (!ModelState.IsValid)
            return Page();
        await quote.RunAsync(Actor, Case.Id, Ground!.Value, Amount(Pounds), Basis, Because, stop);
        return Done("The letter about the fee is on its way. The clock waits until it is paid.");
    }

    public async Task<IActionResult> OnPostPaidAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await pay.RunAsync(Actor, Case.Id, PaidOn, stop);
        return Done("Written down. The time to answer starts on that day.");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await withdraw.RunAsync(Actor, Case.Id, Reason, stop);
        return Done("Taken back. The clock runs as if there had been no fee.");
    }

    protected override Task LoadAsync(CancellationToken stop)
    {
        Objection = Case.IsClosed ? "The request is closed." : Wardmote.Rights.Fee.Objection(Case, Today);
        return Task.CompletedTask;
    }

    /// <summary>What was typed, with or without the sign; null when it is no amount.</summary>
    private static decimal? Amount(string? typed) =>
        decimal.TryParse(
            typed?.Trim().TrimStart('£'),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var pounds
        )
            ? pounds
            : null;
}
