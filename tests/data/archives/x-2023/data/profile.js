window.YTD.profile.part0 = [ { "profile" : { "description" : { "bio" : "Ferry timetables.", "website" : "", "location" : "" } } } ]
