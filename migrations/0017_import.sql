-- Nothing asks which source a row of ours came from; each imported resource paid for the answer.
drop index imported_resource_local;
