using Confrere.Coaching.Domain;
using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.KeepFiles;

internal sealed record FileIsNotChosen() : Refusal("Please choose a file first. Nothing was kept.");

internal sealed record FileIsTooLong() : Refusal($"The file has more than {SafeFile.MostBytes / 1024 / 1024} MB. Please choose a smaller one; nothing was kept.");

internal sealed record NotAPicture() : Refusal("That file is no JPEG or PNG picture, whatever it is called. Nothing was kept.");

internal sealed record NotADocument() : Refusal("That file is no PDF, JPEG or PNG, whatever it is called. Nothing was kept.");

internal sealed record NoSuchCredential() : Refusal("There is no such credential in this coach's record. Nothing was kept.");
