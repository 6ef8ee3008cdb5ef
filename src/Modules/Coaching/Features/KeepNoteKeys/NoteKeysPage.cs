using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Coaching.Features.KeepNoteKeys;

[Authorize(Policy = CoachingAccess.Notes)]
internal sealed class NoteKeysPage(Reader reader, KeepNoteKeys keep) : PageModel
{
    internal sealed record Named(Guid Id);

    public string? Refusal { get; private set; }

    private PersonId Person => User.PersonId()!.Value;

    public async Task<IActionResult> OnGetKeys() => new JsonResult(await NoteKeyring.Of(Person, reader));

    public async Task<IActionResult> OnPostSetUp([FromBody] PostedKeys? posted) => posted is null ? BadRequest() : Answer(await keep.SetUp(Person, posted));

    public async Task<IActionResult> OnPostAddPasskey([FromBody] PostedLock? posted) => posted is null ? BadRequest() : Answer(await keep.AddPasskey(Person, posted));

    public async Task<IActionResult> OnPostRemovePasskey([FromBody] Named? posted) => posted is null ? BadRequest() : Answer(await keep.RemovePasskey(Person, new NoteLockId(posted.Id)));

    public async Task<IActionResult> OnPostStartOver(string? word)
    {
        Refusal = (await keep.StartOver(Person, word)).Refusal?.Sentence;
        if (Refusal is not null) return Page();
        TempData["Done"] = "Your key and the notes that only you could read are deleted. You can make a new key.";
        return Redirect("/notes");
    }

    internal static IActionResult Answer(Result<Done> outcome) =>
        outcome.Refusal is { } refusal ? new ConflictObjectResult(new { refusal.Sentence }) : new NoContentResult();
}
