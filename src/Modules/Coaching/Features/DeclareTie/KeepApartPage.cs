using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Coaching.Features.DeclareTie;

[Authorize(Policy = CoachingAccess.Apart)]
internal sealed class KeepApartPage(DeclareByAddress declare) : PageModel
{
    public string Email { get; private set; } = "";
    public MatchRules Rule { get; private set; } = MatchRules.PrivateBlock;
    public string? Refusal { get; private set; }
    public IReadOnlyList<MatchRules> Offered => DeclareByAddress.Offered;

    public string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    public async Task<IActionResult> OnPost(string? email, MatchRules rule)
    {
        (Email, Rule) = (email ?? "", rule);
        Refusal = (await declare.Handle(User.PersonId()!.Value, Email, rule)).Refusal?.Sentence;
        if (Refusal is not null) return Page();
        TempData["Done"] = "The two of you will not be paired.";
        return Redirect("/apart");
    }
}
