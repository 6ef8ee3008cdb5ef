using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Coaching.Features.AskOnDemand;

[Authorize(Policy = CoachingAccess.Ask)]
internal sealed class AskOnDemandPage(IProgrammes programmes, OnDemandRight right, ExpectedWaits waits, AskOnDemand ask, ISignIn signIn) : PageModel
{
    public IReadOnlyList<(Programme Programme, Offering Offering, ExpectedWait Wait)> Open { get; private set; } = [];
    public string? WhyNot { get; private set; }
    public bool MayAsk => WhyNot is null;
    public string? Refusal { get; private set; }

    private PersonId Person => User.PersonId()!.Value;

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost(Guid programme)
    {
        var outcome = await ask.Handle(Person, new(programme));
        if (outcome.IsRefused)
        {
            await Load();
            Refusal = outcome.Refusal.Sentence;
            return Page();
        }
        // The pages of choosing and booking are a participant's: the session learns of the new role at once.
        if (!User.IsInRole(Role.Participant)) await signIn.SignIn(HttpContext, Person);
        TempData["Done"] = "Your place is kept. Say what a coach should know, and you see whether one has room.";
        return Redirect("/me/coaches");
    }

    private async Task Load()
    {
        var open = new List<(Programme, Offering, ExpectedWait)>();
        foreach (var programme in await programmes.All())
        {
            var offering = await right.Of(programme.Id);
            if (!offering.IsRefused) open.Add((programme, offering.Value, await waits.Of(programme, offering.Value, Person)));
        }
        Open = open;
        WhyNot = (await right.Against(Person))?.Sentence;
    }
}
