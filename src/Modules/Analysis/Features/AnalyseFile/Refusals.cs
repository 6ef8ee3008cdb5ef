using Confrere.Analysis.Domain.Problems;
using Confrere.Kernel.Refusals;

namespace Confrere.Analysis.Features.AnalyseFile;

internal sealed record FilesCannotBeAnalysed(IReadOnlyList<InputProblem> Problems)
    : Refusal(string.Join(Environment.NewLine, Problems) + Environment.NewLine + "Nothing was analysed and nothing was written.");

internal sealed record FolderCannotBeWritten(string Folder, string Why) : Refusal($"The folder {Folder} cannot be written: {Why}");
