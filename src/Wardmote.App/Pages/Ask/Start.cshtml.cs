namespace Wardmote.App.Pages.Ask;

/// <summary>Where the public form begins: what it is for and what is done with the answers.</summary>
public sealed class StartModel(AskForm form) : AskPage(form)
{
    protected override string Question => "start";
}
