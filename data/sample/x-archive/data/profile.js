window.YTD.profile.part0 = [
{"profile":{"description":{"bio":"I listen to birds. Maintainer, speaker, slow cyclist.","website":"https://t.co/adawren","location":"by the canal"},"avatarMediaUrl":"","headerMediaUrl":""}}
]