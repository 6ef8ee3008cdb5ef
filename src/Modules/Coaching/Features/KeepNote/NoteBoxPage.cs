using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.KeepNoteKeys;
using Confrere.Kernel.Access;
using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Coaching.Features.KeepNote;

/// <summary>For the script of the notes alone: sealed notes out, sealed notes in.</summary>
[Authorize(Policy = CoachingAccess.Notes)]
internal sealed class NoteBoxPage(Notes notes, KeepNote keep, HandPairKey hand) : PageModel
{
    internal sealed record Named(Guid Id);

    private PersonId Person => User.PersonId()!.Value;

    public async Task<IActionResult> OnGet(Guid pair, Guid? session) =>
        await notes.BoxOf(Person, new(pair), session is { } id ? new SessionId(id) : null) is { } box ? new JsonResult(box) : NotFound();

    public async Task<IActionResult> OnPostKeep(Guid pair, [FromBody] PostedNote? posted) => posted is null ? BadRequest() : NoteKeysPage.Answer(await keep.Keep(Person, new(pair), posted));

    public async Task<IActionResult> OnPostErase(Guid pair, [FromBody] Named? posted) => posted is null ? BadRequest() : NoteKeysPage.Answer(await keep.Erase(Person, new(pair), new NoteId(posted.Id)));

    public async Task<IActionResult> OnPostPairKey(Guid pair, [FromBody] PostedPairKey? posted) => posted is null ? BadRequest() : NoteKeysPage.Answer(await hand.Make(Person, new(pair), posted));

    public async Task<IActionResult> OnPostHandOn(Guid pair, [FromBody] PostedPairKey? posted) => posted is null ? BadRequest() : NoteKeysPage.Answer(await hand.HandOn(Person, new(pair), posted));
}
