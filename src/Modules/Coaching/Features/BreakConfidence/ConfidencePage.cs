using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.BreakConfidence;

[Authorize(Policy = CoachingAccess.Desk)]
internal sealed class ConfidencePage(Reader reader, IPeople people, BreakConfidence record) : PageModel
{
    public Pathway? Pathway { get; private set; }
    public Guid Pair { get; private set; }
    public string With { get; private set; } = "";
    public IReadOnlyList<(string Day, string Ground)> Recorded { get; private set; } = [];
    public string? Refusal { get; private set; }

    private PersonId Coach => User.PersonId()!.Value;

    public async Task<IActionResult> OnGet(Guid pair) => await Load(pair) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid pair, ConfidenceGround? ground)
    {
        Refusal = (await record.Handle(Coach, new(pair), ground)).Refusal?.Sentence;
        if (Refusal is not null) return await Load(pair) ? Page() : NotFound();
        TempData["Done"] = "It is recorded that confidentiality could not be kept, and on which ground. Nothing else is.";
        return Redirect($"/coach/confidence/{pair}");
    }

    private async Task<bool> Load(Guid id)
    {
        var key = new EngagementId(id);
        if (await reader.Query<Engagement>().FirstOrDefaultAsync(row => row.Id == key && row.Coach == Coach) is not { } pair) return false;
        (Pair, Pathway) = (id, await reader.Query<Pathway>().FirstOrDefaultAsync());
        var names = await people.ContactsOf([Coach, pair.Participant]);
        With = names.GetValueOrDefault(pair.Participant)?.FirstName ?? "the participant";
        Recorded = await Exceptions.Of(key, names.GetValueOrDefault(Coach)?.ZoneId, reader);
        return true;
    }
}
